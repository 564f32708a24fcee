package offload

import (
	_ "embed"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// What follows here is about code that cannot tell whether an operation has been
// done: it touches nothing outside the program's memory, and lets nobody else go on
// that might.

//go:embed calm.txt
var calmList string

var calmNames = lines(calmList)

// calm looks at what may run behind an instruction of a function, deferred calls
// included.
type calm struct {
	*rewriter
	seen map[*ssa.Function]bool
}

// after reports what could tell, of all that fn does behind an instruction.
func (q *calm) after(fn *ssa.Function, at ssa.Instruction) error {
	for instr, err := range q.reached(fn, at) {
		if err == nil {
			err = q.instruction(fn, instr)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reached lists the instructions that may run behind one, and the calls that fn
// defers.
func (q *calm) reached(fn *ssa.Function, at ssa.Instruction) func(func(ssa.Instruction, error) bool) {
	return func(yield func(ssa.Instruction, error) bool) {
		b := at.Block()
		rest := b.Instrs[slices.Index(b.Instrs, at)+1:]
		for _, other := range fn.Blocks {
			for _, instr := range other.Instrs {
				if d, ok := instr.(*ssa.Defer); ok && !yield(d, nil) {
					return
				}
			}
		}
		for _, instr := range rest {
			if !yield(instr, nil) {
				return
			}
		}
		for next := range block.Walk(b.Succs, block.Succs) {
			if next == b {
				yield(nil, blocked("inside a for loop"))
				return
			}
			for _, instr := range next.Instrs {
				if !yield(instr, nil) {
					return
				}
			}
		}
	}
}

func (q *calm) instruction(fn *ssa.Function, instr ssa.Instruction) error {
	switch x := instr.(type) {
	case *ssa.Go:
		return blocked("%s starts a goroutine behind the call", q.Name(fn))
	case *ssa.Send, *ssa.Select:
		return blocked("%s uses a channel behind the call", q.Name(fn))
	case *ssa.Store:
		if g, ok := x.Addr.(*ssa.Global); ok && g.Pkg != fn.Pkg {
			return blocked("%s writes %s behind the call", q.Name(fn), g)
		}
	case *ssa.UnOp:
		if x.Op == token.ARROW {
			return blocked("%s uses a channel behind the call", q.Name(fn))
		}
	case *ssa.Panic:
		return blocked("%s panics behind the call", q.Name(fn))
	case *ssa.Call:
		return q.call(fn, x.Common())
	case *ssa.Defer:
		return q.call(fn, x.Common())
	}
	return nil
}

func (q *calm) call(fn *ssa.Function, c *ssa.CallCommon) error {
	if b, ok := c.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "close", "panic", "recover":
			return blocked("%s calls %s behind the call", q.Name(fn), b.Name())
		}
		return nil
	}
	callee := c.StaticCallee()
	if callee == nil {
		return blocked("%s calls behind the call what is known only when it runs", q.Name(fn))
	}
	if callee.Origin() != nil {
		callee = callee.Origin()
	}
	if obj, ok := callee.Object().(*types.Func); ok && !q.ours(obj) {
		if !calmNames[funcPath(obj)] && !calmNames[typePath(obj)] && !(obj.Pkg() != nil && calmNames[obj.Pkg().Path()]) {
			return blocked("%s calls %s behind the call", q.Name(fn), q.Name(callee))
		}
		for _, arg := range c.Args {
			if err := q.given(fn, arg); err != nil {
				return err
			}
		}
		return nil
	}
	return q.function(callee)
}

// function looks at all of a function of the package.
func (q *calm) function(fn *ssa.Function) error {
	if q.seen[fn] {
		return nil
	}
	q.seen[fn] = true
	if fn.Blocks == nil {
		return blocked("%s is called behind the call", q.Name(fn))
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if err := q.instruction(fn, instr); err != nil {
				return err
			}
		}
	}
	return nil
}

// given looks at an argument of a calm function: it may call what is in it, a func,
// or a method like String.
func (q *calm) given(fn *ssa.Function, v ssa.Value) error {
	switch x := v.(type) {
	case *ssa.Function:
		return q.function(x)
	case *ssa.MakeClosure:
		return q.function(x.Fn.(*ssa.Function))
	case *ssa.Slice: // of a variadic argument
		array, ok := x.X.(*ssa.Alloc)
		if !ok {
			break
		}
		for _, ref := range *array.Referrers() {
			at, ok := ref.(*ssa.IndexAddr)
			if !ok {
				continue
			}
			for _, ref := range *at.Referrers() {
				if s, ok := ref.(*ssa.Store); ok && s.Addr == at {
					if err := q.given(fn, s.Val); err != nil {
						return err
					}
				}
			}
		}
		return nil
	case *ssa.MakeInterface:
		if plainText(x.X.Type()) {
			return nil
		}
	}
	if t := v.Type(); mayCall(t) {
		return blocked("%s hands a %s on behind the call, whose methods may be called", q.Name(fn), types.TypeString(t, types.RelativeTo(q.Pass.Pkg)))
	}
	return nil
}

// plainText reports whether fmt prints a value without calling methods of it.
func plainText(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Kind() != types.UnsafePointer && (types.Unalias(t) == types.Type(basic) || types.NewMethodSet(t).Len() == 0)
}

// mayCall reports whether a value of a type can carry a func or methods that the
// package does not see.
func mayCall(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return !isError(t)
	case *types.Slice:
		return mayCall(u.Elem())
	case *types.Map:
		return mayCall(u.Key()) || mayCall(u.Elem())
	case *types.Array:
		return mayCall(u.Elem())
	}
	return false
}

// funcPath is how the list writes a function: "path.Base", "pkg/path.Type.Method".
func funcPath(fn *types.Func) string {
	if fn.Signature().Recv() != nil {
		return typePath(fn) + "." + fn.Name()
	}
	if fn.Pkg() == nil {
		return fn.Name()
	}
	return fn.Pkg().Path() + "." + fn.Name()
}

// typePath is the type of a method's receiver, as the list writes it.
func typePath(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil {
		return ""
	}
	named, ok := types.Unalias(deref(recv.Type())).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return named.Obj().Pkg().Path() + "." + named.Obj().Name()
}
