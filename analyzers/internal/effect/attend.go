package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// receiver is a place that receives from a channel.
type receiver struct {
	fn    *ssa.Function
	instr ssa.Instruction
}

// receiving lists the places of the package that receive from the channels it makes.
func (u *Unit) receiving() map[*ssa.MakeChan][]receiver {
	all := map[*ssa.MakeChan][]receiver{}
	for instr := range instrs[ssa.Instruction](u.Funcs...) {
		for _, ch := range receivesFrom(instr) {
			for _, made := range u.flow.made(ch) {
				all[made] = append(all[made], receiver{instr.Parent(), instr})
			}
		}
	}
	return all
}

// attended reports whether every channel that a send may go to has somebody who is at
// the receive nearly always: a goroutine whose turns do nothing else that may block.
// Whether it is still there is not asked. Where the channel is the result of a function,
// as a subscriber's, each caller has one.
func (u *Unit) attended(send *ssa.Send, receivers map[*ssa.MakeChan][]receiver) bool {
	made := u.flow.made(send.Chan)
	return len(made) > 0 && !slices.ContainsFunc(made, func(ch *ssa.MakeChan) bool {
		n := 0
		for _, r := range receivers[ch] {
			if u.attentive(r) {
				n++
			}
		}
		return n == 0 || n < len(receivers[ch]) && u.handsOut(ch)
	})
}

// handsOut reports whether the function that makes a channel returns it.
func (u *Unit) handsOut(ch *ssa.MakeChan) bool {
	return slices.ContainsFunc(u.flow.returns[ch.Parent()], func(ret *ssa.Return) bool {
		return slices.ContainsFunc(ret.Results, func(v ssa.Value) bool { return slices.Contains(u.flow.made(v), ch) })
	})
}

func (u *Unit) attentive(r receiver) bool {
	if !u.calledBy().started[r.fn] {
		return false
	}
	turn := u.until(r)
	return turn != nil && !hasHeavy(turn.Ops) && len(turn.Calls) == 0 && !slices.ContainsFunc(turn.Visits, func(v Visit) bool {
		e := u.state[v.Fn]
		return hasHeavy(e.Ops) || len(e.Calls) > 0
	})
}

// until is what a receiver does from one receive to the next; nil if it receives once.
func (u *Unit) until(r receiver) *Local {
	cycles := block.Cycles(r.fn)
	i := slices.IndexFunc(cycles, func(scc map[*ssa.BasicBlock]bool) bool { return scc[r.instr.Block()] })
	if i < 0 {
		return nil
	}
	return u.local(r.fn, func(s *Site) bool { return cycles[i][s.block] && s.instr != r.instr && !s.Go })
}

func (u *Unit) easeSend(site *Site, send *ssa.Send, receivers map[*ssa.MakeChan][]receiver) bool {
	switch {
	case !site.Wait.Room && u.attended(send, receivers):
		site.Hop.Grade = chain.Possible
	case site.Wait.Room && !site.Wait.Slow:
		because := u.slow(send, receivers)
		if because == "" {
			return false
		}
		site.Hop.Grade, site.Wait.About, site.Wait.Slow = chain.Likely, because, true
	default:
		return false
	}
	site.Wait.Chain = chain.Prepend(site.Hop, nil)
	return true
}

// ease takes the sting out of waits that are seen to be short once it is known what
// the functions do: a send that is attended is possible, a wait that only joins what
// it has forked is none. A send to a channel with room is likely to wait if whoever
// receives is slow. It reports whether there are any.
func (u *Unit) ease() (changed bool) {
	var receivers map[*ssa.MakeChan][]receiver
	for _, fn := range u.Funcs {
		for _, site := range u.Sites(fn) {
			if send, ok := site.instr.(*ssa.Send); ok && (site.Hop.Grade < chain.Possible || site.Wait.Room) {
				if receivers == nil {
					receivers = u.receiving()
				}
				changed = u.easeSend(site, send, receivers) || changed
			}
			changed = u.fork(site) || changed
		}
	}
	return changed
}
