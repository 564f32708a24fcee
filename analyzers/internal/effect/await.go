package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// awaited reports whether the function that made a channel receives from it on
// its way, once: it has handed the sender, a func literal of its own, or the channel
// to somebody, perhaps in a request, and waits for the answer. Where it runs on the loop
// itself, the receive is the mistake, not the send.
func (u *Unit) awaited(sender *ssa.Function, ch ssa.Value) bool {
	place, _ := u.flow.canon(ch).(ssa.Value)
	switch place.(type) {
	case *ssa.MakeChan, *ssa.Alloc:
		if u.awaits(place.Parent(), sender, func(v ssa.Value) bool { return u.flow.canon(v) == node(place) }) {
			return true
		}
	case *ssa.Parameter:
	case nil: // a field
	default:
		return false
	}
	all := u.flow.made(ch)
	return len(all) > 0 && !slices.ContainsFunc(all, func(made *ssa.MakeChan) bool {
		is := func(v ssa.Value) bool { return slices.Contains(u.flow.made(v), made) }
		if place == nil {
			return !u.awaits(made.Parent(), sender, is)
		}
		given := made.Parent() != place.Parent()
		return !given || !u.awaits(made.Parent(), sender, is) && !u.handsOut(made)
	})
}

// awaits reports whether a function waits for somebody else to send to its channel.
func (u *Unit) awaits(asker, sender *ssa.Function, is func(ssa.Value) bool) bool {
	if sender == asker || sender.Parent() == asker && u.outlasts(asker, sender) {
		return false
	}
	for x := range instrs[*ssa.UnOp](asker) {
		if x.Op == token.ARROW && is(x.X) && !inCycle(x.Block()) {
			return true
		}
	}
	return false
}

// released reports whether a receive takes back what the function has sent to a channel
// with room: a semaphore, which is left in the function that entered it or in a func
// literal that it defers.
func (u *Unit) released(receive *ssa.UnOp) bool {
	made := u.flow.made(receive.X)
	if len(made) == 0 || u.sendGrade(receive.X) != chain.Possible {
		return false
	}
	fn, ch := receive.Parent(), u.flow.canon(receive.X)
	if u.entered(fn, ch, receive) {
		return true
	}
	if fn.Parent() == nil {
		return false
	}
	for d := range instrs[*ssa.Defer](fn.Parent()) {
		literal, ok := d.Call.Value.(*ssa.MakeClosure)
		if ok && literal.Fn == fn && u.entered(fn.Parent(), ch, d) {
			return true
		}
	}
	return false
}

// entered reports whether fn has sent to the channel wherever it gets to an instruction.
func (u *Unit) entered(fn *ssa.Function, ch node, then ssa.Instruction) bool {
	for _, b := range fn.Blocks {
		if !b.Dominates(then.Block()) {
			continue
		}
		for _, instr := range b.Instrs {
			if instr == then {
				break
			}
			switch s := instr.(type) {
			case *ssa.Send:
				if u.flow.canon(s.Chan) == ch {
					return true
				}
			case *ssa.Select:
				for _, state := range s.States {
					if state.Dir == types.SendOnly && u.flow.canon(state.Chan) == ch {
						return true
					}
				}
			}
		}
	}
	return false
}

// outlasts reports whether fn gives a func literal of its own to a call that may
// return only when the literal has run: nobody receives until then.
func (u *Unit) outlasts(fn, literal *ssa.Function) bool {
	return u.waitsWith(fn, func(arg ssa.Value) bool {
		mc, ok := arg.(*ssa.MakeClosure)
		return ok && mc.Fn == literal
	}, 0)
}

// waitsWith reports whether fn calls what is meant, or something that waits for a
// loop with it, or hands it to a function of the package that does.
func (u *Unit) waitsWith(fn *ssa.Function, meant func(ssa.Value) bool, depth int) bool {
	for call := range instrs[ssa.CallInstruction](fn) {
		if _, apart := call.(*ssa.Go); apart {
			continue
		}
		if meant(call.Common().Value) {
			return true
		}
		for i, arg := range call.Common().Args {
			if meant(unconverted(arg)) && u.waitsFor(call.Common(), i, depth) {
				return true
			}
		}
	}
	return false
}

func (u *Unit) waitsFor(call *ssa.CallCommon, arg, depth int) bool {
	obj := calleeOf(call)
	if obj == nil {
		return true // a func value may call it now
	}
	if k := u.Know.Func(obj); k != nil {
		return len(k.Waits)+len(k.Calls) > 0
	}
	own := u.declared(obj)
	if own == nil || depth > 3 || arg >= len(own.Params) {
		return false
	}
	param := own.Params[arg]
	return u.waitsWith(own, func(v ssa.Value) bool { return v == param }, depth+1)
}
