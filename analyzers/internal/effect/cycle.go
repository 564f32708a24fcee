package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// LoopBody is one turn of a hand-written loop: what the blocks of
// the cycle around the loop's own wait do, without that wait. Code before and
// after the cycle does not run on the loop. It is nil if fn has no cycle whose
// every turn goes through a wait: then all of fn is loop code.
func (u *Unit) LoopBody(fn *ssa.Function) *Local {
	return u.body(fn, func(*Site) bool { return true })
}

// Started is the one goroutine with a hand-written loop that fn starts, if fn has none
// itself: who names fn means that one. Else it is fn.
//
//	func (c *controller) UpdateLoop() { …; go func() { for { select { … } } }() }
func (u *Unit) Started(fn *ssa.Function) *ssa.Function {
	if own, _ := u.turn(fn); own != nil {
		return fn
	}
	var started []*ssa.Function
	for _, site := range u.Sites(fn) {
		if !site.Go || len(site.Vals) != 1 || inCycle(site.block) {
			continue
		}
		if f := site.Vals[0].Fn; f != nil && f.Parent() == fn {
			if own, _ := u.turn(f); own != nil {
				started = append(started, f)
			}
		}
	}
	if len(started) != 1 {
		return fn
	}
	return started[0]
}

func (u *Unit) body(fn *ssa.Function, in func(*Site) bool) *Local {
	own, scc := u.turn(fn)
	if own == nil {
		return nil
	}
	var helper *Site
	if !u.waitsItself(own) {
		helper = u.waitIn(own)
	}
	l := u.local(fn, func(site *Site) bool { return (site != own || helper != nil) && scc[site.block] && in(site) })
	at := own.block
	if helper != nil {
		l.Next, at = helper.Hop.Pos, helper.block
	}
	for _, ch := range u.receives(at) {
		if len(u.receivers(ch)) == 1 {
			l.Own = append(l.Own, ch)
			if u.senders(ch, fn, scc) > 1 {
				l.Shared = append(l.Shared, ch)
			}
		}
	}
	l.Mutual = u.mutual(fn, l.Own)
	l.Ends = u.ends(fn)
	return l
}

// turn is the first cycle of fn whose every turn goes through a wait, and that wait: one
// of its own rather than one in a helper.
func (u *Unit) turn(fn *ssa.Function) (own *Site, scc map[*ssa.BasicBlock]bool) {
	cycles := block.Cycles(fn)
	for _, waits := range []func(*Site) bool{u.waitsItself, func(site *Site) bool { return u.waitIn(site) != nil }} {
		for _, scc := range cycles {
			if own := u.ownWait(fn, scc, waits); own != nil {
				return own, scc
			}
		}
	}
	return nil, nil
}

// waitsItself reports whether a site is a wait, not the call of a helper that waits.
func (u *Unit) waitsItself(site *Site) bool {
	return site.Wait != nil && site.Wait.Name != fact.Send || u.waitsForNext(site)
}

// receives lists the channels that a block receives from.
func (u *Unit) receives(b *ssa.BasicBlock) []fact.Slot {
	var out []fact.Slot
	for _, instr := range b.Instrs {
		for _, ch := range receivesFrom(instr) {
			if slot, ok := u.flow.channel(ch).(fact.Slot); ok {
				out = append(out, slot)
			}
		}
	}
	return out
}

// receivesFrom lists the channels that an instruction receives from.
func receivesFrom(instr ssa.Instruction) (out []ssa.Value) {
	switch x := instr.(type) {
	case *ssa.UnOp:
		if x.Op == token.ARROW {
			out = append(out, x.X)
		}
	case *ssa.Select:
		for _, s := range x.States {
			if s.Dir == types.RecvOnly {
				out = append(out, s.Chan)
			}
		}
	}
	return out
}

// receivers lists the functions of the package that receive from a channel.
func (u *Unit) receivers(ch fact.Slot) []*ssa.Function {
	var out []*ssa.Function
	for _, fn := range u.Funcs {
		for _, b := range fn.Blocks {
			if slices.Contains(u.receives(b), ch) {
				out = append(out, fn)
				break
			}
		}
	}
	return out
}

// senders counts the places of the package that send to a channel while the loop
// runs: those before and after its cycle are none. What several functions call to
// send, or other packages may, counts as two.
func (u *Unit) senders(ch fact.Slot, loop *ssa.Function, scc map[*ssa.BasicBlock]bool) (n int) {
	for _, fn := range u.Funcs {
		for _, b := range fn.Blocks {
			if fn == loop && !scc[b] {
				continue
			}
			for _, instr := range b.Instrs {
				for _, to := range sendsTo(instr) {
					if u.flow.channel(to) == node(ch) {
						n++
						if fn != loop && (u.IsExported(fn) || len(u.Callers(fn)) > 1) {
							n++
						}
					}
				}
			}
		}
	}
	return n
}

// sendsTo lists the channels that an instruction sends to.
func sendsTo(instr ssa.Instruction) (out []ssa.Value) {
	switch x := instr.(type) {
	case *ssa.Send:
		out = append(out, x.Chan)
	case *ssa.Select:
		for _, s := range x.States {
			if s.Dir == types.SendOnly {
				out = append(out, s.Chan)
			}
		}
	}
	return out
}

// ownWait is the first wait of the cycle that every turn goes through.
func (u *Unit) ownWait(fn *ssa.Function, scc map[*ssa.BasicBlock]bool, waits func(*Site) bool) *Site {
	for _, site := range u.Sites(fn) {
		if !scc[site.block] || !waits(site) {
			continue
		}
		every := true
		for b := range scc {
			for _, next := range b.Succs {
				if scc[next] && next.Dominates(b) { // a turn ends here
					every = every && site.block.Dominates(b)
				}
			}
		}
		if every {
			return site
		}
	}
	return nil
}

// waitIn is the wait for the next event in a function of the package that a loop calls
// for it, nil if the site is no such call: every way through that function comes by it.
//
//	for { event := l.next(); … }
func (u *Unit) waitIn(site *Site) *Site {
	if site.Go || site.Dynamic || len(site.Vals) != 1 || site.Vals[0].Fn == nil || len(u.flow.returns[site.Vals[0].Fn]) == 0 {
		return nil
	}
	fn := site.Vals[0].Fn
	for _, s := range u.Sites(fn) {
		if s.Wait == nil || len(sendsTo(s.instr)) > 0 || inCycle(s.block) {
			continue
		}
		if !slices.ContainsFunc(u.flow.returns[fn], func(ret *ssa.Return) bool { return !s.block.Dominates(ret.Block()) }) {
			return s
		}
	}
	return nil
}

func (u *Unit) waitsForNext(site *Site) bool {
	return site.Callee != nil && len(u.Know.Awaits(site.Callee)) > 0
}

// inCycle reports whether a block can come to itself again.
func inCycle(b *ssa.BasicBlock) bool { return block.Behind(b)[b] }
