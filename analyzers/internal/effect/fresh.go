package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// fresh reports whether what a method is called on was made on the way there: a
// handler that connects a client of its own waits for that one's goroutine, not for
// the one it runs on.
func (u *Unit) fresh(v ssa.Value, l *knowledge.Loop) bool { return u.madeBy(v, 0, l, 0) }

// madeBy follows result i of a call back to where the framework made it.
func (u *Unit) madeBy(v ssa.Value, i int, l *knowledge.Loop, depth int) bool {
	if depth > 6 {
		return false
	}
	switch x := unconverted(v).(type) {
	case *ssa.Extract:
		return u.madeBy(x.Tuple, x.Index, l, depth+1)
	case *ssa.Call:
		fn := x.Call.StaticCallee()
		switch {
		case x.Call.IsInvoke(): // the token of the client
			return u.Know.Of(l, x.Call.Method.Pkg()) && u.madeBy(x.Call.Value, 0, l, depth+1)
		case fn == nil:
			return false
		case fn.Object() != nil && u.Know.Of(l, fn.Object().Pkg()):
			if fn.Signature.Recv() != nil {
				return u.madeBy(x.Call.Args[0], 0, l, depth+1)
			}
			return u.ofItsOwn(x.Call.Args, l, depth)
		}
		return u.makes(fn, i, l, depth)
	}
	return false
}

// makes reports whether result i of a function is made by it, wherever it returns.
func (u *Unit) makes(fn *ssa.Function, i int, l *knowledge.Loop, depth int) bool {
	returns := 0
	for _, b := range fn.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			if c, ok := ret.Results[i].(*ssa.Const); ok && c.IsNil() {
				continue
			}
			if !u.madeBy(ret.Results[i], 0, l, depth+1) {
				return false
			}
			returns++
		}
	}
	return returns > 0
}

// ofItsOwn reports whether what the framework makes something of is fresh too: options
// are, the loop that a Future belongs to is not.
func (u *Unit) ofItsOwn(args []ssa.Value, l *knowledge.Loop, depth int) bool {
	for _, arg := range args {
		t := arg.Type()
		if p, ok := types.Unalias(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		named, ok := types.Unalias(t).(*types.Named)
		if ok && u.Know.Of(l, named.Obj().Pkg()) && !u.madeBy(arg, 0, l, depth+1) {
			return false
		}
	}
	return true
}
