package loopctx

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Reached is an operation that a root gets to, with the calls that lead there.
type Reached struct {
	effect.Op
	Root *Root

	at   *step // where it is met: nil if a table says that the root is it
	walk *walk
}

// region is the code of this package that runs on one loop, the frequent part
// of a loop being a region of its own: light operations count there.
type region struct {
	loop     string
	frequent bool
}

// spread follows everything that fn calls, to put the slots among it on the
// loop. It needs no chains, so each function is seen once for each region.
func (c *Context) spread(fn *ssa.Function, local *effect.Local, r *Root) {
	k := spreadKey{region{r.Loop.Name, r.Frequent}, fn}
	if c.spreadTo[k] || c.off(fn) {
		return
	}
	c.spreadTo[k] = true
	if local == nil {
		local = c.u.Local(fn)
	}
	for _, v := range local.Visits {
		c.spread(v.Fn, nil, r)
	}
	c.spreadCalls(local.Calls, r)
}

type spreadKey struct {
	region
	fn *ssa.Function
}

func (c *Context) spreadCalls(calls []effect.Call, r *Root) {
	for _, call := range calls {
		if slot := open(call); slot != "" {
			c.reached(slot, r)
		}
	}
}

// reached puts a slot on the loop because loop code of this package calls it.
// What is in it is not a root: the chain that leads there says more.
func (c *Context) reached(slot effect.Slot, r *Root) {
	k, grade := reachedKey{region{r.Loop.Name, r.Frequent}, slot}, max(r.Grade, chain.Likely)
	entered := c.paramOf(r, slot)
	if entered {
		c.slots.Enter(slot)
		grade = r.Grade
	}
	if before, is := c.reachedSlots[k]; is && (before || !entered) {
		return
	}
	c.reachedSlots[k] = entered
	c.slot(effect.OnLoop{Slot: slot, Loop: r.Loop.Name, Entry: r.Entry, Frequent: r.Frequent, Grade: grade}, false)
	for _, w := range c.slots.Into(slot) {
		switch {
		case w.From != "":
			c.reached(w.From, r)
		case w.Value.Fn != nil:
			c.spread(w.Value.Fn, nil, r)
		case w.Impl.Effect != nil && !c.elsewhere(w.Impl, r.Loop.Name):
			c.spreadCalls(w.Impl.Effect.Calls, r)
		}
	}
}

type reachedKey struct {
	region
	slot effect.Slot
}

// paramOf reports whether a slot is a parameter of the root's function.
func (c *Context) paramOf(r *Root, slot effect.Slot) bool {
	fn := r.Value.Fn
	return fn != nil && slot.IsParam() && slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return c.u.ParamSlot(p) == slot })
}

// open is the slot that a call goes to when nothing more is known of it.
func open(c effect.Call) effect.Slot {
	if c.Method != "" {
		return c.Iface
	}
	return c.Slot
}

// Reach lists the operations that the package's loop code gets to, each place
// of this package by its best chain.
func (c *Context) Reach() []Reached { return c.walk().out }

// walk goes through the loop code, once.
func (c *Context) walk() *walk {
	if c.walked != nil {
		return c.walked
	}
	w := &walk{Context: c, fns: map[spreadKey]visited{}, slots: map[reachedKey]*chain.Link{}, entered: map[enterKey]bool{}, places: map[placeKey]bool{}, ops: map[enterKey][]hidden{}, crowds: map[effect.Slot]int{}, again: map[spreadKey][]arrival{}}
	for _, r := range c.Roots {
		s := step{root: r, head: r.head, local: r.body, fn: r.Value.Fn}
		if op, ok := w.u.Entered(r.Value.Fn); ok && r.body == nil {
			op.Chain = chain.Join(r.head, op.Chain)
			w.out = append(w.out, Reached{Op: op, Root: r})
		}
		if s.fn == nil {
			s.eff = c.u.EffectOf(r.Value)
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

// chain is the best chain from an entry to the call of a slot, nil if this
// package does not call it.
func (w *walk) chain(slot effect.Slot, loop string) *chain.Link {
	for _, frequent := range []bool{true, false} {
		if l := w.slots[reachedKey{region{loop, frequent}, slot}]; l != nil {
			return l
		}
	}
	return nil
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
	crowds  map[effect.Slot]int   // how many functions of libraries each holds
	again   map[spreadKey][]arrival
	out     []Reached
}

// visited says with what arguments a function has been walked.
type visited map[string]bool

// enterKey is a slot that is called with arguments of which so much is known.
type enterKey struct {
	reachedKey
	args string
}

type step struct {
	root  *Root
	head  *chain.Link
	known effect.Args   // the arguments, as far as fn cares
	fn    *ssa.Function // of this package, or
	local *effect.Local // one turn of it, or
	eff   *effect.Effect

	up   *step       // the one that the call is made in
	when effect.When // and on what condition
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
		s.known = w.cared(s.fn, s.known)
		if !w.visit(spreadKey{reg, s.fn}, s.known) {
			w.comesAgain(s, reg)
			return
		}
	case s.eff != nil:
		local = &effect.Local{Ops: s.eff.Ops, Calls: s.eff.Calls, Given: s.eff.Given}
	default:
		return
	}
	for _, op := range local.Ops {
		if !slices.Contains(strings.Fields(op.Reported), s.root.Loop.Name) {
			if _, may := op.When.With(s.known); !may {
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
			heap.Push(&w.queue, step{root: s.root, head: chain.Join(s.head, v.Chain), known: v.Args.In(s.known), fn: v.Fn, up: s, when: v.When})
		}
	}
	for _, g := range local.Given {
		if _, may := g.When.With(s.known); !may {
			continue
		}
		if head, ok := w.given(g, s.head); ok {
			next := step{root: s.root, head: head, fn: g.Fn, up: s, when: g.When}
			if g.Impl != nil {
				k := placeKey{enterKey{reachedKey{reg, effect.Slot(g.Impl.Key)}, ""}, w.place(head, s.root.Pos)}
				if w.places[k] {
					continue
				}
				w.places[k] = true
				next.eff = g.Impl.Effect
			}
			heap.Push(&w.queue, next)
		}
	}
	for _, call := range local.Calls {
		if _, may := call.When.With(s.known); !may {
			continue
		}
		if slot := open(call); slot != "" {
			w.follow(slot, call.Args.In(s.known), call, s, reg)
		}
	}
}

// given is the chain to a func that was given to what a slot holds, if somebody
// in the slot calls it. If nobody is seen in the slot, it is possible.
func (w *walk) given(g effect.Given, head *chain.Link) (*chain.Link, bool) {
	in := w.Context.slots.Held(g.Slot)
	if len(in) == 0 {
		hop := g.Chain.Hop
		hop.Dynamic, hop.Grade = true, chain.Possible
		return chain.Join(head, chain.Prepend(hop, nil)), true
	}
	if !w.called(g.Slot, g.Arg, map[effect.Slot]bool{}) {
		return nil, false
	}
	return chain.Dynamic(chain.Join(head, g.Chain)), true
}

// called reports whether something in a slot calls its argument, or hands it on to a
// slot where something does.
func (w *walk) called(slot effect.Slot, arg int, seen map[effect.Slot]bool) bool {
	if seen[slot] {
		return false
	}
	seen[slot] = true
	return slices.ContainsFunc(w.Context.slots.Held(slot), func(f effect.Filled) bool {
		return f.Calls(arg) || slices.ContainsFunc(f.HandsOn(arg), func(g effect.Given) bool { return w.called(g.Slot, g.Arg, seen) })
	})
}

// follow looks at what is in a slot: the functions of this package are walked,
// once; what others do is said of every place that comes to the slot. Step s makes
// the call.
func (w *walk) follow(slot effect.Slot, args effect.Args, call effect.Call, s *step, reg region) {
	here := placeKey{enterKey{reachedKey{reg, slot}, args.Key()}, w.place(call.Chain, w.place(s.head, s.root.Pos))}
	if w.places[here] {
		return
	}
	w.places[here] = true
	head := chain.Dynamic(chain.Join(s.head, call.Chain))
	for _, op := range w.behind(slot, args, reg) {
		head := head
		if op.stray {
			head = chain.Doubt(head)
		}
		op.Chain = chain.Join(head, op.Chain)
		w.out = append(w.out, Reached{op.Op, s.root, s, w})
	}
	w.enter(slot, args, step{root: s.root, head: head, up: s, when: call.When}, reg)
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
func (w *walk) enter(slot effect.Slot, args effect.Args, s step, reg region) {
	if w.isEntered(slot, args, reg) {
		w.entersAgain(slot, args, s, reg, map[effect.Slot]bool{})
		return
	}
	k := enterKey{reachedKey{reg, slot}, args.Key()}
	w.entered[k] = true
	if w.slots[k.reachedKey] == nil {
		w.slots[k.reachedKey] = s.head
	}
	for _, f := range w.Context.slots.Into(slot) {
		switch {
		case f.From != "":
			w.enter(f.From, args, s, reg)
		case f.Value.Fn != nil:
			next := s
			next.known, next.fn = f.Args(slot, args), f.Value.Fn
			heap.Push(&w.queue, next)
		case f.Impl.Effect != nil && !w.elsewhere(f.Impl, reg.loop):
			for _, call := range f.Impl.Effect.Calls {
				known := f.Args(slot, args)
				if _, may := call.When.With(known); !may {
					continue
				}
				next := open(call)
				if known := call.Args.In(known); next != "" && !w.isEntered(next, known, reg) {
					behind := s
					behind.head = chain.Dynamic(chain.Join(s.head, call.Chain))
					w.enter(next, known, behind, reg)
				}
			}
		}
	}
}

// isEntered reports whether a slot was come to before, with these arguments or any.
func (w *walk) isEntered(slot effect.Slot, args effect.Args, reg region) bool {
	k := reachedKey{reg, slot}
	return w.entered[enterKey{k, args.Key()}] || w.entered[enterKey{k, ""}]
}

// queue is a heap of steps, the surest and shortest chain first.
type queue []step

func (q queue) Len() int           { return len(q) }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool { return compareSteps(q[i], q[j]) < 0 }
func (q *queue) Push(x any)        { *q = append(*q, x.(step)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

func compareSteps(a, b step) int {
	return cmp.Or(
		cmp.Compare(a.root.Grade, b.root.Grade),
		chain.Compare(a.head, b.head),
		strings.Compare(a.root.Pos, b.root.Pos),
		strings.Compare(a.root.Loop.Name, b.root.Loop.Name),
		cmp.Compare(pos(a.fn), pos(b.fn)),
	)
}

func pos(fn *ssa.Function) int {
	if fn == nil {
		return 0
	}
	return int(fn.Pos())
}
