package effect

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// A receive is short where the sender always has something: a goroutine that offers the
// last state to whoever asks, or the next number. It is the mirror image of a send that
// is attended, see attend, but the channel is handed out as a rule, by a function of the
// package of the sender:
//
//	status := <-poller.Status()

// offering lists the places that send to a channel, by the channels that it may be and
// the places where it is kept.
func (u *Unit) offering() map[node][]peer {
	if u.offers == nil {
		u.offers = map[node][]peer{}
		for instr := range instrs[ssa.Instruction](u.Funcs...) {
			for _, ch := range sendsTo(instr) {
				if cycle := cycleOf(instr); cycle == nil || !stays(ch, cycle, map[ssa.Value]bool{}) {
					continue
				}
				made, kept := u.flow.origins(u.flow.canon(ch))
				for _, at := range append(nodes(made), nodes(kept)...) {
					u.offers[at] = append(u.offers[at], peer{instr.Parent(), instr})
				}
			}
		}
	}
	return u.offers
}

// stays reports whether a channel is the same in each turn of a cycle, or none: not one
// after another of a list, nor that of who asks.
func stays(ch ssa.Value, cycle map[*ssa.BasicBlock]bool, seen map[ssa.Value]bool) bool {
	instr, ok := ch.(ssa.Instruction)
	if !ok || !cycle[instr.Block()] || seen[ch] {
		return true
	}
	seen[ch] = true
	switch x := ch.(type) {
	case *ssa.Phi:
		return !slices.ContainsFunc(x.Edges, func(v ssa.Value) bool { return !stays(v, cycle, seen) })
	case *ssa.UnOp:
		return x.Op == token.MUL && stays(x.X, cycle, seen)
	case *ssa.FieldAddr:
		return stays(x.X, cycle, seen)
	case *ssa.ChangeType:
		return stays(x.X, cycle, seen)
	}
	return false
}

// offered reports whether somebody is at the send nearly always of what is received from
// a channel. A channel that is not made yet, or taken away in between, is not asked for.
func (u *Unit) offered(ch ssa.Value) bool {
	if call, ok := u.flow.canon(ch).(*ssa.Call); ok {
		if obj := calleeOf(call.Common()); obj != nil && obj.Pkg() != u.Pass.Pkg {
			if e := u.imported(obj); e != nil && len(e.Offers) > 0 {
				return e.Offers[0].Result == 0 && u.quiet(e.Offers[0].Calls)
			}
		}
	}
	calls, ok := u.offer(ch)
	return ok && u.quiet(calls)
}

// offer is offered, if what the slots hold that the senders call does not block.
func (u *Unit) offer(ch ssa.Value) (calls []fact.Slot, ok bool) {
	made, kept := u.flow.origins(u.flow.canon(ch))
	at := nodes(made)
	if len(at) == 0 {
		at = nodes(kept)
	}
	for _, n := range at {
		i := slices.IndexFunc(u.offering()[n], func(p peer) bool {
			if !u.calledBy().started[p.fn] && !(u.IsExported(p.fn) && len(u.Callers(p.fn)) == 0) {
				return false
			}
			c, is := u.attentive(p)
			if is {
				calls = append(calls, c...)
			}
			return is
		})
		if i < 0 {
			return nil, false
		}
	}
	return calls, len(at) > 0
}

// quiet reports whether nothing blocks that this package is seen to put into the slots.
func (u *Unit) quiet(calls []fact.Slot) bool {
	return !slices.ContainsFunc(calls, func(slot fact.Slot) bool {
		vals, _ := u.flow.held(slot)
		return len(vals) == 0 || slices.ContainsFunc(vals, func(v Value) bool {
			e := u.EffectOf(v)
			return e == nil || hasHeavy(e.Ops) || len(e.Calls) > 0
		})
	})
}

// allOffers finds the functions that hand out channels to which somebody sends nearly
// always.
func (u *Unit) allOffers() {
	for _, fn := range u.Funcs {
		for i := range fn.Signature.Results().Len() {
			if !isChan(fn.Signature.Results().At(i).Type()) || !u.IsExported(fn) {
				continue
			}
			for _, ret := range u.flow.returns[fn] {
				if calls, ok := u.offer(ret.Results[i]); ok {
					u.state[fn].Offers = append(u.state[fn].Offers, fact.Offer{Result: i, Calls: calls})
					break
				}
			}
		}
	}
}
