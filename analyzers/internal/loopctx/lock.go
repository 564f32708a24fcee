package loopctx

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// contender is who is seen to hold, off the loop, the mutex that the loop locks: a
// goroutine of the mutex's own package, or code of this package; nil if nobody is.
// A mutex inside of a library is the library's affair.
func (w *walk) contender(op *fact.Op, loop string) *fact.Held {
	var last *chain.Link
	for l := op.Chain; l != nil; l = l.Next {
		last = l
	}
	if last == nil || w.u.Foreign(last.Pkg) {
		return nil
	}
	here := last.Pkg == w.u.Pass.Pkg.Path()
	if op.Held.Apart && (here || !op.Held.Ends()) {
		return op.Held
	}
	// What other packages call is called off the loop if the loop is inside of this
	// one. If the mutex is in a package below, more than its name must tell, but of what
	// waits for the loop: on the loop it is reported itself.
	for _, fn := range w.u.Funcs {
		if h := w.u.Holds(fn, op); h != nil && (here || !h.Ends()) && w.apart(fn, loop, here || h.Loop != "", map[*ssa.Function]bool{}) {
			return h
		}
	}
	return nil
}

// apart reports whether a function that is not on the loop is a func value or
// runs on a goroutine, or, if exported functions count, is called from outside.
// What makes a value holds nobody up: nobody else has it yet.
func (w *walk) apart(fn *ssa.Function, loop string, exported bool, seen map[*ssa.Function]bool) bool {
	if seen[fn] || w.on(fn, loop) || makes(fn) {
		return false
	}
	seen[fn] = true
	if w.u.IsValue(fn) || exported && w.u.IsExported(fn) {
		return true
	}
	for _, caller := range w.u.Callers(fn) {
		if w.apart(caller, loop, exported, seen) {
			return true
		}
	}
	return false
}

// on reports whether a function of this package was seen on the loop.
func (w *walk) on(fn *ssa.Function, loop string) bool {
	return w.fns[spreadKey{region{loop, false}, fn}] != nil || w.fns[spreadKey{region{loop, true}, fn}] != nil
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
