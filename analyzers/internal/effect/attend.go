package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// peer is a place at the other end of a channel: that receives what is sent, or that
// sends what is received.
type peer struct {
	fn    *ssa.Function
	instr ssa.Instruction
}

// receiving lists the places of the package that receive from the channels it makes.
func (u *Unit) receiving() map[*ssa.MakeChan][]peer {
	all := map[*ssa.MakeChan][]peer{}
	for instr := range instrs[ssa.Instruction](u.Funcs...) {
		for _, ch := range receivesFrom(instr) {
			for _, made := range u.flow.made(ch) {
				all[made] = append(all[made], peer{instr.Parent(), instr})
			}
		}
	}
	return all
}

// attended reports whether every channel that a send may go to has somebody who is at
// the receive nearly always: a goroutine whose turns do nothing else that may block.
// Whether it is still there is not asked. Where the channel is the result of a function,
// as a subscriber's, each caller has one.
func (u *Unit) attended(send *ssa.Send, receivers map[*ssa.MakeChan][]peer) bool {
	made := u.flow.made(send.Chan)
	return len(made) > 0 && !slices.ContainsFunc(made, func(ch *ssa.MakeChan) bool {
		n := 0
		for _, r := range receivers[ch] {
			if !u.calledBy().started[r.fn] {
				continue
			}
			if calls, ok := u.attentive(r); ok && len(calls) == 0 && !u.shutOut(r, send) {
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

// attentive reports whether a peer comes back to its place again and again and does
// nothing in between that may block. It calls what these slots hold.
func (u *Unit) attentive(p peer) (calls []fact.Slot, ok bool) {
	turn := u.until(p)
	if turn == nil || hasHeavy(turn.Ops) {
		return nil, false
	}
	all := turn.Calls
	for _, v := range turn.Visits {
		e := u.state[v.Fn]
		if hasHeavy(e.Ops) {
			return nil, false
		}
		all = append(slices.Clip(all), e.Calls...)
	}
	for _, c := range all {
		if !u.ubiquitous(c.Iface) && !slices.Contains(calls, c.Slot) { // ctx.Done
			calls = append(calls, c.Slot)
		}
	}
	return calls, true
}

// shutOut reports whether a receiver locks, before it receives again, a mutex that the
// sender holds: each waits for the other.
func (u *Unit) shutOut(r peer, send *ssa.Send) bool {
	held := locked[fact.Slot](nil)
	for site, l := range locks(u, send.Parent(), u.lockCall) {
		if site.instr == ssa.Instruction(send) {
			held = l
		}
	}
	if held == nil {
		return false
	}
	cycle := cycleOf(r.instr)
	seen := map[*ssa.Function]bool{}
	var waits func(fn *ssa.Function, in func(*Site) bool) bool
	waits = func(fn *ssa.Function, in func(*Site) bool) bool {
		return slices.ContainsFunc(u.Sites(fn), func(s *Site) bool {
			if !in(s) || s.Go {
				return false
			}
			if mutex, method, ok := u.lockCall(s.instr); ok {
				shared, holds := held[mutex]
				return holds && (method == "Lock" || method == "RLock" && !shared)
			}
			return slices.ContainsFunc(s.Vals, func(v Value) bool {
				if v.Fn == nil || seen[v.Fn] {
					return false
				}
				seen[v.Fn] = true
				return waits(v.Fn, func(*Site) bool { return true })
			})
		})
	}
	return waits(r.fn, func(s *Site) bool { return cycle[s.block] })
}

// until is what a peer does from one time it is at its place to the next; nil if it
// comes there once.
func (u *Unit) until(p peer) *Local {
	cycle := cycleOf(p.instr)
	if cycle == nil {
		return nil
	}
	return u.local(p.fn, func(s *Site) bool { return cycle[s.block] && s.instr != p.instr && !s.Go })
}

// cycleOf is the cycle that an instruction is in, nil if it is in none.
func cycleOf(instr ssa.Instruction) map[*ssa.BasicBlock]bool {
	cycles := block.Cycles(instr.Parent())
	i := slices.IndexFunc(cycles, func(scc map[*ssa.BasicBlock]bool) bool { return scc[instr.Block()] })
	if i < 0 {
		return nil
	}
	return cycles[i]
}

func (u *Unit) easeSend(site *Site, send *ssa.Send, receivers map[*ssa.MakeChan][]peer) bool {
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

func (u *Unit) easeReceive(site *Site) bool {
	if site.Wait == nil || site.Hop.Grade >= chain.Possible || !slices.ContainsFunc(receivesFrom(site.instr), u.offered) {
		return false
	}
	site.Hop.Grade = chain.Possible
	site.Wait.Chain = chain.Prepend(site.Hop, nil)
	return true
}

// ease takes the sting out of waits that are seen to be short once it is known what
// the functions do: a send that is attended is possible, and so is a receive of what is
// offered; a wait that only joins what it has forked is none. A send to a channel with
// room is likely to wait if whoever receives is slow. It reports whether there are any.
func (u *Unit) ease() (changed bool) {
	var receivers map[*ssa.MakeChan][]peer
	for _, fn := range u.Funcs {
		for _, site := range u.Sites(fn) {
			if send, ok := site.instr.(*ssa.Send); ok && (site.Hop.Grade < chain.Possible || site.Wait.Room) {
				if receivers == nil {
					receivers = u.receiving()
				}
				changed = u.easeSend(site, send, receivers) || changed
			}
			changed = u.easeReceive(site) || u.fork(site) || changed
		}
	}
	return changed
}
