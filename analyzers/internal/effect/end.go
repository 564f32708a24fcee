package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// ends lists the channels and groups by which the goroutine of a loop tells that
// it has ended: defer close(l.done), defer l.group.Done(), in the loop's function
// or in the one that a goroutine was started with, or l.group.Go(l.run). Who waits
// for them on the loop waits for itself.
func (u *Unit) ends(loop *ssa.Function) []fact.Slot {
	out := u.deferred(loop)
	for call := range instrs[ssa.CallInstruction](u.Funcs...) {
		static, args := call.Common().StaticCallee(), call.Common().Args
		if call.Parent() != loop && u.isStatic(static, loop) {
			out = append(out, u.deferred(call.Parent())...)
		}
		if static != nil && static.String() == "(*sync.WaitGroup).Go" {
			if vals := u.Trace(args[1]); slices.ContainsFunc(vals, func(v Value) bool { return v.Fn == loop }) {
				out = u.slot(out, args[0])
			}
		}
	}
	return out
}

// deferred lists what a function closes or counts down when it returns.
func (u *Unit) deferred(fn *ssa.Function) (out []fact.Slot) {
	for d := range instrs[*ssa.Defer](fn) {
		if len(d.Call.Args) == 0 {
			continue
		}
		builtin, _ := d.Call.Value.(*ssa.Builtin)
		static := d.Call.StaticCallee()
		if builtin != nil && builtin.Name() == "close" || static != nil && static.String() == "(*sync.WaitGroup).Done" {
			out = u.slot(out, d.Call.Args[0])
		}
	}
	return out
}

func (u *Unit) slot(out []fact.Slot, v ssa.Value) []fact.Slot {
	if slot, ok := u.flow.canon(v).(fact.Slot); ok {
		out = append(out, slot)
	}
	return out
}

// isStatic reports whether the static callee of a call is fn.
func (u *Unit) isStatic(callee, fn *ssa.Function) bool {
	if callee == nil {
		return false
	}
	obj, _ := callee.Object().(*types.Func)
	return callee == fn || obj != nil && u.declared(obj) == fn
}

// WaitsForItself says why an operation on the loop can end only when the loop
// goes on; empty if that is not so. Room in a channel lasts only until others, or
// the loop itself, have used it up: then the chain is likely from now on.
func (l *Local) WaitsForItself(op *fact.Op) string {
	if op.Name == fact.Send && op.Room {
		for _, full := range []struct {
			chans   []fact.Slot
			because string
		}{
			{l.Shared, "only this loop receives from the channel, which may be full"},
			{l.Mutual, "who receives from the channel, which may be full, waits for this loop in turn"},
		} {
			if likely := chain.Graded(op.Chain, chain.Likely); slices.Contains(full.chans, op.Chan) && likely.Worst < chain.Possible {
				op.Chain = likely
				return full.because
			}
		}
	}
	switch {
	case op.Chain.Worst == chain.Possible:
	case op.Name == fact.Send && slices.Contains(l.Own, op.Chan):
		return "only this loop receives from the channel"
	case op.Name == fact.Send && slices.Contains(l.Mutual, op.Chan):
		return "who receives from the channel waits for this loop in turn"
	case op.Name != fact.Send && slices.Contains(l.Ends, op.Chan):
		return "this loop has to end first"
	}
	return ""
}
