package effect

import (
	"cmp"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// param is the parameter that a value is, nil if it is something else. One that a
// func literal uses is kept in a variable.
func param(v ssa.Value) *ssa.Parameter {
	v = unconverted(v)
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		a, ok := load.X.(*ssa.Alloc)
		if !ok {
			return nil
		}
		v = nil
		if s := onlyStore(a); s != nil {
			v = s.Val
		}
	}
	p, _ := v.(*ssa.Parameter)
	return p
}

// onlyStore is what puts a value into a variable, nil if there is more than one or
// that is not known.
func onlyStore(a *ssa.Alloc) (only *ssa.Store) {
	for _, instr := range *a.Referrers() {
		switch x := instr.(type) {
		case *ssa.Store:
			if only != nil || x.Addr != a {
				return nil
			}
			only = x
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.MakeClosure: // it may store too
			if assigns(x, a) {
				return nil
			}
		default:
			return nil
		}
	}
	return only
}

// captured is the number of the variable of the function around a func literal that a
// value in it is read from: they are counted behind the parameters. Only of one that
// the literal does not set.
func captured(v ssa.Value) (n int, ok bool) {
	load, ok := unconverted(v).(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return 0, false
	}
	fv, ok := load.X.(*ssa.FreeVar)
	if !ok || sets(fv) {
		return 0, false
	}
	return len(fv.Parent().Params) + slices.Index(fv.Parent().FreeVars, fv), true
}

// capturing is what is known of the arguments and of the captured variables of a func
// literal that the function around it calls.
func (s *solver) capturing(v Value, known fact.Args) fact.Args {
	mc := s.flow.closures[v.Fn]
	if v.Fn == nil || mc == nil || mc.Parent() != s.fn {
		return known
	}
	out := make(fact.Args, len(v.Fn.Params)+len(v.Fn.FreeVars))
	copy(out, known)
	for i, b := range mc.Bindings {
		switch b := b.(type) {
		case *ssa.Alloc:
			if s := onlyStore(b); s != nil && before(s, mc) { // until then it is zero
				out[len(v.Fn.Params)+i] = argOf(s.Val)
			}
		case *ssa.FreeVar: // a literal in a literal
			if !sets(b) {
				out[len(v.Fn.Params)+i] = fact.Arg("#" + strconv.Itoa(len(s.fn.Params)+slices.Index(s.fn.FreeVars, b)))
			}
		}
	}
	return out
}

// assigns reports whether a func literal stores to a variable of the function
// around it, or may.
func assigns(mc *ssa.MakeClosure, a *ssa.Alloc) bool {
	for i, b := range mc.Bindings {
		if b != a {
			continue
		}
		if sets(mc.Fn.(*ssa.Function).FreeVars[i]) {
			return true
		}
	}
	return false
}

// sets reports whether a func literal does more with a variable of the function around
// it than to read it.
func sets(fv *ssa.FreeVar) bool {
	return slices.ContainsFunc(*fv.Referrers(), func(instr ssa.Instruction) bool {
		switch x := instr.(type) {
		case *ssa.UnOp:
			return x.Op != token.MUL
		case *ssa.MakeClosure:
			return slices.ContainsFunc(x.Fn.(*ssa.Function).FreeVars, func(inner *ssa.FreeVar) bool {
				return x.Bindings[slices.Index(x.Fn.(*ssa.Function).FreeVars, inner)] == fv && sets(inner)
			})
		}
		return true
	})
}

// argOf is what is known of a value.
func argOf(v ssa.Value) fact.Arg {
	if v == nil {
		return ""
	}
	if p := param(v); p != nil {
		return fact.Arg("#" + strconv.Itoa(paramIndex(p)))
	}
	switch x := unconverted(v).(type) {
	case *ssa.Const:
		switch {
		case x.IsNil():
			return "nil"
		case x.Value != nil && x.Value.Kind() != constant.Unknown:
			return fact.Arg("const " + x.Value.ExactString())
		}
	case *ssa.MakeInterface:
		return cmp.Or(typeArg(x.X.Type()), "some")
	case *ssa.MakeClosure, *ssa.Function, *ssa.Alloc, *ssa.MakeChan, *ssa.MakeMap, *ssa.FieldAddr, *ssa.IndexAddr:
		return "some"
	case *ssa.Slice: // what stands for "...": of no length only if it is nil
		if a, ok := x.X.(*ssa.Alloc); ok && x.Low == nil && x.High == nil && lengthOf(a) > 0 {
			return "some"
		}
	}
	return ""
}

// lengthOf is the length of an array variable.
func lengthOf(a *ssa.Alloc) int64 {
	if array, ok := a.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array); ok {
		return array.Len()
	}
	return 0
}

// typeArg says that a value has a type, nothing of a type that depends on type
// parameters.
func typeArg(t types.Type) fact.Arg {
	if open(t) {
		return ""
	}
	return fact.Arg("type " + types.TypeString(t, nil))
}

// open reports whether a type is, or is made of, a type parameter.
func open(t types.Type) bool {
	switch x := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Pointer:
		return open(x.Elem())
	case *types.Slice:
		return open(x.Elem())
	case *types.Array:
		return open(x.Elem())
	case *types.Map:
		return open(x.Key()) || open(x.Elem())
	case *types.Named:
		for arg := range x.TypeArgs().Types() {
			if open(arg) {
				return true
			}
		}
	}
	return false
}

// argsOf are the arguments of a call as far as they are known, nil if none is.
func argsOf(args []ssa.Value) (out fact.Args) {
	for i, v := range args {
		if a := argOf(v); a != "" {
			if out == nil {
				out = make(fact.Args, len(args))
			}
			out[i] = a
		}
	}
	return out
}

// worth are the known arguments that tell functions apart to which a slot leads:
// an event's type or kind, a flag. That a text is a constant does not.
func worth(args []ssa.Value) fact.Args {
	out := argsOf(args)
	for i, a := range out {
		if _, named := types.Unalias(args[i].Type()).(*types.Named); !named && strings.HasPrefix(string(a), "const ") {
			if b, ok := args[i].Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsBoolean == 0 {
				out[i] = ""
			}
		}
	}
	if out.Key() == "" {
		return nil
	}
	return out
}
