package loopctx

import (
	"container/heap"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Reached is an operation that a root gets to, with the calls that lead there.
type Reached struct {
	fact.Op
	Root *Root

	at   *step // where it is met: nil if a table says that the root is it
	walk *walk
}

// Reach lists the operations that the package's loop code gets to, each place
// of this package by its best chain.
func (c *Context) Reach() []Reached { return c.walk().out }

// walk goes through the loop code, once.
func (c *Context) walk() *walk {
	if c.walked != nil {
		return c.walked
	}
	w := &walk{Context: c, fns: map[spreadKey]visited{}, slots: map[reachedKey]*chain.Link{}, entered: map[enterKey]bool{}, places: map[placeKey]bool{}, ops: map[enterKey][]hidden{}, crowds: map[fact.Slot]int{}, again: map[spreadKey][]arrival{}, calls: map[reachedKey][]*chain.Link{}}
	for _, r := range c.Roots {
		s := step{root: r, head: r.head, local: r.body, fn: r.Value.Fn, frame: r.frame()}
		if op, ok := w.u.Entered(r.Value.Fn); ok && r.body == nil {
			op.Chain = chain.Join(r.head, op.Chain)
			w.out = append(w.out, Reached{Op: op, Root: r})
		}
		if s.fn == nil {
			s.eff, s.key = c.u.EffectOf(r.Value), c.u.KeyOf(r.Value)
		}
		heap.Push(&w.queue, s)
	}
	for len(w.queue) > 0 {
		s := heap.Pop(&w.queue).(step)
		w.step(&s)
	}
	for i := range w.out {
		op := &w.out[i]
		if op.Held == nil {
			continue
		}
		if h := w.contender(&op.Op, op.Root.Loop.Name); h != nil {
			op.Held = h
		} else {
			op.Chain = chain.Doubt(op.Chain)
		}
	}
	c.walked = w
	return w
}

// chains are the best chain from an entry to the call of a slot, nil if this
// package does not call it, and those to its other calls.
func (w *walk) chains(slot fact.Slot, loop string) (best *chain.Link, again []*chain.Link) {
	for _, frequent := range []bool{true, false} {
		k := reachedKey{region{loop, frequent}, slot}
		switch l := w.slots[k]; {
		case l == nil:
			continue
		case best == nil:
			best = l
		default:
			again = append(again, l)
		}
		again = append(again, w.calls[k]...)
	}
	return best, again
}

// walk goes through the loop code in the order of the chains, so that the first
// visit of a function is the one to tell.
type walk struct {
	*Context
	queue   queue
	fns     map[spreadKey]visited
	slots   map[reachedKey]*chain.Link // how each slot is come to
	entered map[enterKey]bool
	places  map[placeKey]bool
	ops     map[enterKey][]hidden // behind each slot
	crowds  map[fact.Slot]int     // how many functions of libraries each holds
	again   map[spreadKey][]arrival
	calls   map[reachedKey][]*chain.Link // the further ways to each slot
	out     []Reached
}

// visited says with what arguments a function has been walked, and in what frame.
type visited map[visit]bool

type visit struct {
	frame
	args string
}

func (w *walk) step(s *step) {
	reg := region{s.root.Loop.Name, s.root.Frequent}
	local := s.local
	switch {
	case s.fn != nil:
		if w.off(s.fn) {
			return
		}
		if local == nil {
			local = w.u.Local(s.fn)
		}
		s.known, s.frame = w.cared(s.fn, s.known), w.framed(s.fn, local, s.frame)
		if !w.visit(spreadKey{reg, s.fn}, s.known, s.frame) {
			w.comesAgain(s, reg)
			return
		}
	case s.eff != nil:
		local = effect.LocalOf(s.eff, s.key)
	default:
		return
	}
	for _, op := range local.Ops {
		if !slices.Contains(strings.Fields(op.Reported), s.root.Loop.Name) {
			if _, may := op.When.With(s.known); !may {
				continue
			}
			if own := s.root.body; own != nil && op.Chain != nil && op.Chain.Next == nil && op.Chain.Pos == own.Next {
				continue
			}
			op.Chain = chain.Join(s.head, op.Chain)
			if own := s.root.body; own != nil && op.Chan != "" {
				if because := own.WaitsForItself(&op); because != "" {
					op.Category, op.Loop, op.About = knowledge.Deadlock, s.root.Loop.Name, because
				}
			}
			w.out = append(w.out, Reached{op, s.root, s, w})
		}
	}
	for _, v := range local.Visits {
		if _, may := v.When.With(s.known); may {
			heap.Push(&w.queue, step{root: s.root, head: chain.Join(s.head, v.Chain), known: v.Args.In(s.known), fn: v.Fn, frame: w.visiting(v, s.fn, s.frame), up: s, when: v.When})
		}
	}
	key := s.key
	if s.fn != nil {
		key = w.u.Key(s.fn)
	}
	for _, g := range local.Given {
		if _, may := g.When.With(s.known); !may {
			continue
		}
		if g.From != "" {
			if w.called(g.Slot, g.Arg, map[fact.Slot]bool{}) {
				w.follow(g.From, true, nil, fact.Call{Slot: g.From, When: g.When, Chain: g.Chain}, s, reg)
			}
			continue
		}
		if head, ok := w.given(g.Given, s.head); ok {
			next := step{root: s.root, head: head, fn: g.Fn, frame: w.gift(s.frame, key, g), up: s, when: g.When}
			if g.Impl != nil {
				k := placeKey{enterKey{reachedKey: reachedKey{reg, fact.Slot(g.Impl.Key)}}, w.place(head, s.root.Pos)}
				if w.places[k] {
					continue
				}
				w.places[k] = true
				next.eff, next.key = g.Impl.Effect(), g.Impl.Key
			}
			heap.Push(&w.queue, next)
		}
	}
	for _, call := range local.Calls {
		if _, may := call.When.With(s.known); !may {
			continue
		}
		from := s.frame.giver(s.fn, key, call)
		for _, slot := range w.callee(call, from) {
			w.follow(slot, from == anyone, call.Args.In(s.known), call, s, reg)
		}
	}
}
