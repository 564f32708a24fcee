package loopctx

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// contended reports whether somebody who is not on the loop is seen to hold the
// mutex that the loop locks. A mutex inside of a library is the library's affair.
func (w *walk) contended(op *effect.Op, loop string) bool {
	var last *chain.Link
	for l := op.Chain; l != nil; l = l.Next {
		last = l
	}
	if last == nil || w.u.Foreign(last.Pkg) {
		return false
	}
	if op.Held.Apart {
		return true
	}
	for _, fn := range w.u.Holders(op.Chan) {
		if w.comesFromElsewhere(fn, loop, map[*ssa.Function]bool{}) {
			return true
		}
	}
	return false
}

// comesFromElsewhere reports whether a function that is not on the loop is
// called from outside of the package, on a goroutine of the package or as a func
// value. What makes a value holds nobody up: nobody else has it yet.
func (w *walk) comesFromElsewhere(fn *ssa.Function, loop string, seen map[*ssa.Function]bool) bool {
	if seen[fn] || w.on(fn, loop) || makes(fn) {
		return false
	}
	seen[fn] = true
	own, others := w.u.Callers(fn)
	if others {
		return true
	}
	for _, caller := range own {
		if w.comesFromElsewhere(caller, loop, seen) {
			return true
		}
	}
	return false
}

// on reports whether a function of this package was seen on the loop.
func (w *walk) on(fn *ssa.Function, loop string) bool {
	return w.fns[spreadKey{region{loop, false}, fn}] || w.fns[spreadKey{region{loop, true}, fn}]
}

// makes reports whether fn is a constructor: a function, no method, that
// returns a value of a type of its package.
func makes(fn *ssa.Function) bool {
	sig := fn.Signature
	if sig.Recv() != nil || fn.Parent() != nil {
		return false
	}
	for v := range sig.Results().Variables() {
		t := types.Unalias(v.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
		if named, ok := t.(*types.Named); ok && fn.Pkg != nil && named.Obj().Pkg() == fn.Pkg.Pkg {
			return true
		}
	}
	return false
}
