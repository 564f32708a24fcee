package loopctx

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// region is the code of this package that runs on one loop, the frequent part
// of a loop being a region of its own: light operations count there.
type region struct {
	loop     string
	frequent bool
}

// spread follows everything that fn calls, to put the slots among it on the
// loop. It needs no chains, so each function is seen once for each region and frame.
func (c *Context) spread(fn *ssa.Function, local *effect.Local, f frame, r *Root) {
	if c.off(fn) {
		return
	}
	if local == nil {
		local = c.u.Local(fn)
	}
	f = c.framed(fn, local, f)
	k := spreadKey{region{r.Loop.Name, r.Frequent}, fn}
	if c.spreadTo[k][f] || c.spreadTo[k][frame{}] {
		return
	}
	if c.spreadTo[k] == nil {
		c.spreadTo[k] = map[frame]bool{}
	}
	c.spreadTo[k][f] = true
	for _, v := range local.Visits {
		c.spread(v.Fn, nil, c.visiting(v, fn, f), r)
	}
	key := c.u.Key(fn)
	c.spreadCalls(local.Calls, fn, key, f, r)
	for _, g := range local.Given {
		switch {
		case !c.called(g.Slot, g.Arg, map[fact.Slot]bool{}):
		case g.Fn != nil:
			c.spread(g.Fn, nil, c.gift(f, key, g), r)
		case g.From != "":
			c.reached(g.From, true, r)
		case g.Impl.Effect() != nil:
			c.spreadCalls(g.Impl.Effect().Calls, nil, "", c.gift(f, key, g), r)
		}
	}
}

type spreadKey struct {
	region
	fn *ssa.Function
}

func (c *Context) spreadCalls(calls []fact.Call, fn *ssa.Function, key string, f frame, r *Root) {
	for _, call := range calls {
		from := f.giver(fn, key, call)
		for _, slot := range c.callee(call, from) {
			c.reached(slot, from == anyone, r)
		}
	}
}

// reached puts a slot on the loop because loop code of this package calls it.
// What is in it is not a root: the chain that leads there says more.
func (c *Context) reached(slot fact.Slot, kept bool, r *Root) {
	k, grade := spreadSlot{reachedKey{region{r.Loop.Name, r.Frequent}, slot}, kept}, max(r.Grade, chain.Likely)
	entered := c.paramOf(r, slot)
	if entered {
		c.slots.Enter(slot)
		grade = r.Grade
	}
	if before, is := c.reachedSlots[k]; is && (before || !entered) {
		return
	}
	c.reachedSlots[k] = entered
	c.slot(fact.OnLoop{Slot: slot, Loop: r.Loop.Name, Entry: r.Entry, Frequent: r.Frequent, Grade: grade}, false)
	for _, w := range c.slots.Into(slot) {
		switch {
		case w.From != "":
			c.reached(w.From, kept || !slot.IsParam(), r)
		case w.Value.Fn != nil:
			c.spread(w.Value.Fn, nil, held(slot, kept, c.u.Key(w.Value.Fn)), r)
		case w.Impl.Effect() != nil && !c.elsewhere(w.Impl, r.Loop.Name):
			c.spreadCalls(w.CallsOn(), nil, "", held(slot, kept, w.Impl.Key), r)
			for _, g := range c.passedOn(w.Impl.Effect(), nil) {
				c.reached(g.From, true, r)
			}
		}
	}
}

// spreadSlot is a slot that was come to, kept: with what was kept in another one first.
type spreadSlot struct {
	reachedKey
	kept bool
}

type reachedKey struct {
	region
	slot fact.Slot
}

// paramOf reports whether a slot is a parameter of the root's function.
func (c *Context) paramOf(r *Root, slot fact.Slot) bool {
	fn := r.Value.Fn
	return fn != nil && slot.IsParam() && slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return c.u.ParamSlot(p) == slot })
}

// open is the slot that a call goes to when nothing more is known of it.
func open(c fact.Call) fact.Slot {
	if c.Method != "" {
		return c.Iface
	}
	return c.Slot
}
