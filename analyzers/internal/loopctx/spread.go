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
	for _, g := range local.Given {
		switch {
		case !c.called(g.Slot, g.Arg, map[fact.Slot]bool{}):
		case g.Fn != nil:
			c.spread(g.Fn, nil, r)
		case g.From != "":
			c.reached(g.From, r)
		case g.Impl.Effect() != nil:
			c.spreadCalls(g.Impl.Effect().Calls, r)
		}
	}
}

type spreadKey struct {
	region
	fn *ssa.Function
}

func (c *Context) spreadCalls(calls []fact.Call, r *Root) {
	for _, call := range calls {
		if slot := open(call); slot != "" {
			c.reached(slot, r)
		}
	}
}

// reached puts a slot on the loop because loop code of this package calls it.
// What is in it is not a root: the chain that leads there says more.
func (c *Context) reached(slot fact.Slot, r *Root) {
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
	c.slot(fact.OnLoop{Slot: slot, Loop: r.Loop.Name, Entry: r.Entry, Frequent: r.Frequent, Grade: grade}, false)
	for _, w := range c.slots.Into(slot) {
		switch {
		case w.From != "":
			c.reached(w.From, r)
		case w.Value.Fn != nil:
			c.spread(w.Value.Fn, nil, r)
		case w.Impl.Effect() != nil && !c.elsewhere(w.Impl, r.Loop.Name):
			c.spreadCalls(w.CallsOn(), r)
			for _, g := range c.passedOn(w.Impl.Effect(), nil) {
				c.reached(g.From, r)
			}
		}
	}
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
