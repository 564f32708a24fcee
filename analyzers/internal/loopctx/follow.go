package loopctx

import (
	"container/heap"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// enterKey is a slot that is called with arguments of which so much is known.
type enterKey struct {
	reachedKey
	args string
	kept bool
}

// given is the chain to a func that was given to what a slot holds, if somebody
// in the slot calls it. If nobody is seen in the slot, it is possible.
func (w *walk) given(g fact.Given, head *chain.Link) (*chain.Link, bool) {
	in := w.Context.slots.Held(g.Slot)
	if len(in) == 0 {
		hop := g.Chain.Hop
		hop.Dynamic, hop.Grade = true, chain.Possible
		return chain.Join(head, chain.Prepend(hop, nil)), true
	}
	if !w.called(g.Slot, g.Arg, map[fact.Slot]bool{}) {
		return nil, false
	}
	return chain.Dynamic(chain.Join(head, g.Chain)), true
}

// passedOn lists what a function gives, out of a slot, to what calls it.
func (c *Context) passedOn(e *fact.Effect, known fact.Args) (all []fact.Given) {
	for _, g := range e.Given {
		if g.From == "" {
			continue
		}
		if _, may := g.When.With(known); may && c.called(g.Slot, g.Arg, map[fact.Slot]bool{}) {
			all = append(all, g)
		}
	}
	return all
}

// called reports whether something in a slot calls its argument, or hands it on to a
// slot where something does.
func (c *Context) called(slot fact.Slot, arg int, seen map[fact.Slot]bool) bool {
	if seen[slot] {
		return false
	}
	seen[slot] = true
	return slices.ContainsFunc(c.slots.Held(slot), func(f effect.Filled) bool {
		return f.Calls(arg) || slices.ContainsFunc(f.HandsOn(arg), func(g fact.Given) bool { return c.called(g.Slot, g.Arg, seen) })
	})
}

// follow looks at what is in a slot: the functions of this package are walked,
// once; what others do is said of every place that comes to the slot. Step s makes
// the call.
func (w *walk) follow(slot fact.Slot, kept bool, args fact.Args, call fact.Call, s *step, reg region) {
	here := placeKey{enterKey{reachedKey{reg, slot}, args.Key(), kept}, w.place(call.Chain, w.place(s.head, s.root.Pos))}
	if w.places[here] {
		return
	}
	w.places[here] = true
	head := chain.Dynamic(chain.Join(s.head, call.Chain))
	for _, op := range w.behind(slot, kept, args, reg) {
		head := head
		if op.stray {
			head = chain.Doubt(head)
		}
		op.Chain = chain.Join(head, op.Chain)
		w.out = append(w.out, Reached{op.Op, s.root, s, w})
	}
	w.enter(slot, args, step{root: s.root, head: head, kept: kept, up: s, when: call.When}, reg)
}

type placeKey struct {
	enterKey
	place string
}

// place is the last call of a chain that lies in this package, or else the one before.
func (w *walk) place(c *chain.Link, place string) string {
	for ; c != nil; c = c.Next {
		if c.Pkg == w.u.Pass.Pkg.Path() {
			place = c.Pos
		}
	}
	return place
}

// enter walks on in the functions of this package that are in a slot, or behind
// it in the slots that others call. The step is what they have in common.
func (w *walk) enter(slot fact.Slot, args fact.Args, s step, reg region) {
	if w.isEntered(slot, args, s.kept, reg) {
		w.entersAgain(slot, args, s, reg, map[fact.Slot]bool{})
		return
	}
	k := enterKey{reachedKey{reg, slot}, args.Key(), s.kept}
	w.entered[k] = true
	if w.slots[k.reachedKey] == nil {
		w.slots[k.reachedKey] = s.head
	}
	for _, f := range w.Context.slots.Into(slot) {
		switch {
		case f.From != "":
			from := s
			from.kept = s.kept || !slot.IsParam()
			w.enter(f.From, args, from, reg)
		case f.Value.Fn != nil:
			next := s
			next.known, next.fn, next.frame = f.Args(slot, args), f.Value.Fn, held(slot, s.kept, w.u.Key(f.Value.Fn))
			heap.Push(&w.queue, next)
		case f.Impl.Effect() != nil && !w.elsewhere(f.Impl, reg.loop):
			known := f.Args(slot, args)
			for _, g := range w.passedOn(f.Impl.Effect(), known) {
				if !w.isEntered(g.From, nil, true, reg) {
					behind := s
					behind.kept = true
					behind.head = chain.Dynamic(chain.Join(s.head, g.Chain))
					w.enter(g.From, nil, behind, reg)
				}
			}
			for _, call := range f.CallsOn() {
				if _, may := call.When.With(known); !may {
					continue
				}
				known := call.Args.In(known)
				from := held(slot, s.kept, f.Impl.Key).giver(nil, "", call)
				for _, next := range w.callee(call, from) {
					if !w.isEntered(next, known, from == anyone, reg) {
						behind := s
						behind.kept = from == anyone
						behind.head = chain.Dynamic(chain.Join(s.head, call.Chain))
						w.enter(next, known, behind, reg)
					}
				}
			}
		}
	}
}

// isEntered reports whether a slot was come to before, with these arguments or any. Of
// what was kept more is followed.
func (w *walk) isEntered(slot fact.Slot, args fact.Args, kept bool, reg region) bool {
	k := reachedKey{reg, slot}
	for _, args := range []string{args.Key(), ""} {
		if w.entered[enterKey{k, args, true}] || !kept && w.entered[enterKey{k, args, false}] {
			return true
		}
	}
	return false
}
