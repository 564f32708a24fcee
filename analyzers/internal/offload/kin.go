package offload

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// kin tells whether what a method returns is its own receiver, changed or not, or
// what another method makes of that: a value or a pointer to one, which has the same
// methods.
type kin struct {
	*rewriter
	seen     map[*ssa.Function]bool
	vars     map[*ssa.Alloc]bool
	stranger *ssa.Function // the first that may return something else
}

// returned reports whether a result of fn is its receiver, at every return.
func (k *kin) returned(fn *ssa.Function, result int) bool {
	if k.seen[fn] {
		return true
	}
	k.seen[fn] = true
	for _, b := range fn.Blocks {
		if b == fn.Recover {
			continue // it returns no model at all
		}
		for _, instr := range b.Instrs {
			ret, ok := instr.(*ssa.Return)
			if ok && (result >= len(ret.Results) || !k.is(fn, ret.Results[result], 0)) {
				if k.stranger == nil {
					k.stranger = fn
				}
				return false
			}
		}
	}
	return true
}

// is reports whether a value is fn's receiver, or was made of it.
func (k *kin) is(fn *ssa.Function, v ssa.Value, depth int) bool {
	if depth > 12 || fn.Signature.Recv() == nil {
		return false
	}
	switch x := v.(type) {
	case *ssa.Parameter:
		return x == fn.Params[0]
	case *ssa.MakeInterface:
		return k.is(fn, x.X, depth+1)
	case *ssa.ChangeInterface:
		return k.is(fn, x.X, depth+1)
	case *ssa.TypeAssert:
		return types.Identical(deref(x.AssertedType), deref(fn.Signature.Recv().Type())) && k.is(fn, x.X, depth+1)
	case *ssa.Alloc: // the address of the receiver
		return k.held(fn, x, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if e != v && !k.is(fn, e, depth+3) {
				return false
			}
		}
		return true
	case *ssa.UnOp:
		if x.Op != token.MUL {
			return false
		}
		if a, ok := x.X.(*ssa.Alloc); ok {
			return k.held(fn, a, depth+1)
		}
		return k.is(fn, x.X, depth+1) // *m
	case *ssa.Extract:
		if asked, ok := x.Tuple.(*ssa.TypeAssert); ok {
			return x.Index == 0 && k.is(fn, asked, depth+1)
		}
		call, ok := x.Tuple.(*ssa.Call)
		return ok && k.made(fn, call, x.Index, depth+1)
	case *ssa.Call:
		return k.made(fn, x, 0, depth+1)
	}
	return false
}

// held reports whether a variable only ever holds the receiver: it begins with that.
func (k *kin) held(fn *ssa.Function, a *ssa.Alloc, depth int) bool {
	if k.vars[a] || !parameter(a) && !answered(a) {
		return k.vars[a]
	}
	k.vars[a] = true
	for _, ref := range *a.Referrers() {
		switch x := ref.(type) {
		case *ssa.Store:
			if x.Addr == a && !k.is(fn, x.Val, depth+1) {
				return false
			}
		case *ssa.MakeClosure:
			for i, bound := range x.Bindings {
				if bound == a && reassigns(x.Fn.(*ssa.Function), i) {
					return false
				}
			}
		}
	}
	return true
}

// answered reports whether a variable holds what is returned, while calls that are
// deferred run.
func answered(a *ssa.Alloc) bool {
	if isStruct(deref(a.Type())) {
		return false // it may be none that was ever assigned
	}
	for _, ref := range *a.Referrers() {
		switch x := ref.(type) {
		case *ssa.Store:
			if x.Val == a {
				return false
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

// reassigns reports whether a func literal, or one in it, assigns to a variable that
// it captures, as a whole.
func reassigns(fn *ssa.Function, i int) bool {
	for _, ref := range *fn.FreeVars[i].Referrers() {
		switch x := ref.(type) {
		case *ssa.Store:
			if x.Addr == fn.FreeVars[i] {
				return true
			}
		case *ssa.MakeClosure:
			for j, bound := range x.Bindings {
				if bound == fn.FreeVars[i] && reassigns(x.Fn.(*ssa.Function), j) {
					return true
				}
			}
		}
	}
	return false
}

// made reports whether a result of a call is the receiver that it was called on.
func (k *kin) made(fn *ssa.Function, call *ssa.Call, result, depth int) bool {
	callee := call.Call.StaticCallee()
	if callee == nil || callee.Signature.Recv() == nil || !k.is(fn, call.Call.Args[0], depth) {
		return false
	}
	obj, ok := callee.Object().(*types.Func)
	if !ok || !k.ours(obj) {
		return false
	}
	if _, declared := callee.Syntax().(*ast.FuncDecl); !declared || !types.Identical(deref(callee.Signature.Recv().Type()), deref(fn.Signature.Recv().Type())) {
		return false
	}
	return k.returned(callee, result)
}
