package effect

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// A Body is one turn of a loop.
type Body struct {
	Fn *ssa.Function
	*Local
}

// LoopBodies lists the turns around a framework's own wait, which is the site: the
// cycle in its function, and those elsewhere in the package that take its events, from
// the channel that it returns, from one that it is given to send them to, or from one
// that its result is sent to.
func (u *Unit) LoopBodies(site *Site) []Body {
	chans, sends := u.handed(site)
	done := u.behind(site.Fn, chans)
	var all []Body
	for _, fn := range u.Funcs {
		if len(chans) == 0 {
			break
		}
		if wait := u.receiveFrom(fn, chans); wait != nil && (site.Go || fn != site.Fn) {
			in := func(s *Site) bool { // but for handing it on, and for telling that it has done
				send, ok := s.instr.(*ssa.Send)
				return !sends[s.instr] && !(ok && done[u.flow.canon(send.Chan)])
			}
			if l := u.around(fn, wait, inCycle(wait.Block()), in); l != nil {
				all = append(all, Body{fn, l})
			}
		}
	}
	if site.Go {
		return all
	}
	handed := len(all) > 0
	in := func(s *Site) bool { return !handed || s.Wait == nil || !u.handsOn(s.instr, chans) }
	if l := u.around(site.Fn, site.instr, true, in); l != nil {
		all = append([]Body{{site.Fn, l}}, all...)
	}
	if !inCycle(site.block) {
		all = append(all, u.outer(site.Fn, mostOuter)...)
	}
	return all
}

// mostOuter is how many functions there may be between the turns and their wait.
const mostOuter = 3

// outer lists the turns of those that call fn, which waits for one event: while it does
// not wait, they hold the loop. A select with a timer is one of their own waits.
func (u *Unit) outer(fn *ssa.Function, depth int) (all []Body) {
	for _, caller := range u.Funcs {
		for _, s := range u.Sites(caller) {
			if !s.waitsFor(fn) {
				continue
			}
			cycles := block.Cycles(caller)
			if i := slices.IndexFunc(cycles, func(c map[*ssa.BasicBlock]bool) bool { return c[s.block] }); i >= 0 {
				l := u.local(caller, func(in *Site) bool { return in != s && cycles[i][in.block] && !u.paces(in) })
				l.Ends = u.ends(caller)
				all = append(all, Body{caller, l})
			} else if depth > 1 {
				all = append(all, u.outer(caller, depth-1)...)
			}
		}
	}
	return all
}

// around is the turn around a wait.
func (u *Unit) around(fn *ssa.Function, wait ssa.Instruction, cycle bool, in func(*Site) bool) (l *Local) {
	if cycle {
		l = u.body(fn, in)
	}
	if l == nil && !inCycle(wait.Block()) && u.calledInCycle(fn) { // a function that takes one event
		l = u.local(fn, func(s *Site) bool { return s.instr != wait && in(s) })
	}
	return l
}

// calledInCycle reports whether a function of the package calls fn again and again.
func (u *Unit) calledInCycle(fn *ssa.Function) bool {
	for _, caller := range u.Funcs {
		for _, s := range u.Sites(caller) {
			if s.waitsFor(fn) && inCycle(s.block) {
				return true
			}
		}
	}
	return false
}

// waitsFor reports whether a site is a call of fn, by its name, that comes back here.
func (s *Site) waitsFor(fn *ssa.Function) bool {
	return !s.Go && !s.Dynamic && len(s.Vals) == 1 && s.Vals[0].Fn == fn
}

// paces reports whether a site is a select that a timer ends.
func (u *Unit) paces(s *Site) bool {
	sel, ok := s.instr.(*ssa.Select)
	return ok && slices.ContainsFunc(sel.States, func(state *ssa.SelectState) bool {
		_, timer := u.timed(state.Chan)
		return timer
	})
}

// handsOn reports whether an instruction hands an event to the loop that takes it, or
// comes after that: the goroutine waits until the loop has done with the event.
func (u *Unit) handsOn(instr ssa.Instruction, chans map[node]bool) bool {
	for _, b := range instr.Parent().Blocks {
		for _, send := range b.Instrs {
			to := slices.ContainsFunc(sendsTo(send), func(ch ssa.Value) bool { return chans[u.flow.canon(ch)] })
			if to && (send == instr || before(send, instr)) {
				return true
			}
		}
	}
	return false
}

// behind is the set of channels that a function receives from when it has handed an
// event on: it is at the receive when the loop tells that it has done.
func (u *Unit) behind(fn *ssa.Function, chans map[node]bool) map[node]bool {
	in := map[node]bool{}
	for x := range instrs[*ssa.UnOp](fn) {
		if x.Op == token.ARROW && u.handsOn(x, chans) {
			in[u.flow.canon(x.X)] = true
		}
	}
	return u.same(in)
}
