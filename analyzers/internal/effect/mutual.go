package effect

import (
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// mutual lists the channels that a loop sends to while those who receive from them
// send, in the same turns, to a channel of which only the loop receives. Room in the
// channels puts off the turn in which each waits for the other. One answer to what they
// have sent is no such send: they are at their receive again.
func (u *Unit) mutual(loop *ssa.Function, chans []fact.Slot) (out []fact.Slot) {
	if len(chans) == 0 {
		return nil
	}
	own, scc := u.turn(loop)
	sent := func(but ...*ssa.BasicBlock) map[fact.Slot]bool {
		return u.sends(u.local(loop, func(s *Site) bool {
			return s != own && scc[s.block] && !slices.ContainsFunc(but, func(b *ssa.BasicBlock) bool { return b.Dominates(s.block) })
		}))
	}
	all := sent()
	for _, ch := range slices.Sorted(maps.Keys(all)) {
		back := u.sendBack(ch, loop, chans)
		if len(back) == 0 {
			continue
		}
		_, unasked := sent(answers(own.instr, func(v ssa.Value) bool { return back[u.flow.canon(v)] })...)[ch]
		if unasked || all[ch] {
			out = append(out, ch)
		}
	}
	return out
}

// sendBack is the set of places of the loop's channels that all who receive from ch
// send to: goroutines that do it in a loop of their own.
func (u *Unit) sendBack(ch fact.Slot, loop *ssa.Function, chans []fact.Slot) map[node]bool {
	back := map[node]bool{}
	for _, fn := range u.receivers(ch) {
		own, scc := u.turn(fn)
		if fn == loop || own == nil || !slices.Contains(u.receives(own.block), ch) || !u.calledBy().started[fn] {
			return nil
		}
		sent := u.sends(u.local(fn, func(s *Site) bool { return s != own && scc[s.block] }))
		found := false
		for _, to := range chans {
			places := map[node]bool{to: true}
			for _, made := range u.flow.madeIn(to) {
				places[made] = true
			}
			u.spread(places)
			for place := range places {
				slot, _ := place.(fact.Slot)
				if _, ok := sent[slot]; ok {
					maps.Copy(back, places)
					found = true
				}
			}
		}
		if !found {
			return nil
		}
	}
	return back
}

// sends tells of the channels that a turn, and the functions of the package that it
// calls, send to whether they do it again and again in one turn.
func (u *Unit) sends(turn *Local) map[fact.Slot]bool {
	type step struct {
		*Local
		again bool
	}
	out := map[fact.Slot]bool{}
	seen := map[*ssa.Function]bool{}
	for queue := []step{{turn, false}}; len(queue) > 0; queue = queue[1:] {
		in := queue[0]
		again := func(c *chain.Link) bool { return in.again || in.Local != turn && c.Repeats } // every site of the turn is in its cycle
		for _, op := range in.Ops {
			if op.Name == fact.Send && op.Chan != "" {
				out[op.Chan] = out[op.Chan] || again(op.Chain)
			}
		}
		for _, v := range in.Visits {
			if before, ok := seen[v.Fn]; !ok || !before && again(v.Chain) {
				seen[v.Fn] = again(v.Chain)
				queue = append(queue, step{u.Local(v.Fn), again(v.Chain)})
			}
		}
	}
	return out
}
