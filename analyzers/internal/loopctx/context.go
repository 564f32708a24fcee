// Package loopctx finds out which functions of a package run on which loop, and
// which slots of its API put code on one.
//
// A function is on a loop by itself (a root) if the tables or a directive say
// so, or if it is seen to go into a slot that runs on the loop. What a root
// calls through slots is on the loop too: those slots are handed on as facts,
// and whoever fills one has a root of its own.
package loopctx

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Root is a function that is on a loop by itself.
type Root struct {
	Value    effect.Value
	Loop     *knowledge.Loop
	Entry    string // "tea.Model.Update"
	Frequent bool
	Grade    chain.Grade
	Pos      string // where it was given to the loop; the function's own place if it is of this package

	body *effect.Effect // of one turn, where the function is the loop itself
}

// Reached is an operation that a root gets to, with the calls that lead there.
type Reached struct {
	effect.Op
	Chain *chain.Link
}

// Context is what runs on loops in one package.
type Context struct {
	Roots []*Root

	u      *effect.Unit
	slots  *effect.Slots
	onLoop map[slotKey]effect.OnLoop
	order  []slotKey
	known  map[rootKey]*Root
	queue  []func()
}

type slotKey struct {
	slot effect.Slot
	loop string
}

type rootKey struct {
	value    effect.Value
	loop     string
	frequent bool
}

// Mark is a function that a directive puts on a loop.
type Mark struct {
	Fn   *ssa.Function
	Loop *knowledge.Loop
}

// New computes the context. Slots that packages below have put on loops come
// with imports; off tells which functions a directive keeps off every loop.
func New(u *effect.Unit, slots *effect.Slots, imports []*effect.Package, marks []Mark, off func(*ssa.Function) bool) *Context {
	c := &Context{u: u, slots: slots, onLoop: map[slotKey]effect.OnLoop{}, known: map[rootKey]*Root{}}
	for _, p := range imports {
		for _, l := range p.OnLoop {
			c.slot(l)
		}
	}
	for _, m := range marks {
		c.root(&Root{Value: effect.Value{Fn: m.Fn}, Loop: m.Loop, Entry: "//loopvet:onloop", body: u.LoopBody(m.Fn)})
	}
	c.interfaces()
	c.declared()
	c.stored()
	for _, fn := range u.Funcs {
		for _, site := range u.Sites(fn) {
			c.site(site)
		}
	}
	for len(c.queue) > 0 {
		next := c.queue[0]
		c.queue = c.queue[1:]
		next()
	}
	c.Roots = slices.DeleteFunc(c.Roots, func(r *Root) bool { return r.Value.Fn != nil && off(r.Value.Fn) })
	c.tell()
	return c
}

// OnLoop lists the slots that run on loops, for the package fact.
func (c *Context) OnLoop() []effect.OnLoop {
	var all []effect.OnLoop
	for _, k := range c.order {
		all = append(all, c.onLoop[k])
	}
	return all
}

// tell marks the effects of the roots, so that callers in the same module leave
// the reporting to this package.
func (c *Context) tell() {
	loops := map[*ssa.Function][]string{}
	for _, r := range c.Roots {
		if fn := r.Value.Fn; fn != nil && !slices.Contains(loops[fn], r.Loop.Name) {
			loops[fn] = append(loops[fn], r.Loop.Name)
		}
	}
	for fn, names := range loops {
		slices.Sort(names)
		c.u.SetOnLoop(fn, names)
	}
}

// root adds a root, once per loop, and follows what it calls.
func (c *Context) root(r *Root) {
	k := rootKey{r.Value, r.Loop.Name, r.Frequent}
	if old := c.known[k]; old != nil {
		if r.Grade < old.Grade {
			old.Grade, old.Entry = r.Grade, r.Entry
		}
		return
	}
	c.known[k] = r
	c.Roots = append(c.Roots, r)
	if r.Pos == "" && r.Value.Fn != nil {
		r.Pos = c.u.Posn(r.Value.Fn.Pos())
	}
	c.queue = append(c.queue, func() {
		_, slots := c.Reach(r)
		for _, s := range slots {
			c.slot(effect.OnLoop{Slot: s, Loop: r.Loop.Name, Entry: r.Entry, Frequent: r.Frequent, Grade: max(r.Grade, chain.Likely)})
		}
	})
}

// slot puts what a slot holds on a loop.
func (c *Context) slot(l effect.OnLoop) {
	k := slotKey{l.Slot, l.Loop}
	if old, ok := c.onLoop[k]; ok {
		if l.Frequent && !old.Frequent {
			old.Frequent = true
			c.onLoop[k] = old
		}
		return
	}
	c.onLoop[k] = l
	c.order = append(c.order, k)
	c.queue = append(c.queue, func() { c.fill(l) })
}

// fill looks at what this package puts into a slot on a loop. What packages
// below have put there was theirs to report.
func (c *Context) fill(l effect.OnLoop) {
	if l.Slot.IsParam() {
		for _, fn := range c.u.Funcs {
			for _, site := range c.u.Sites(fn) {
				for _, arg := range c.u.Into(site, l.Slot) {
					c.put(arg, l, site.Hop.Pos)
				}
			}
		}
	}
	for _, f := range c.slots.Own {
		if f.Slot == l.Slot {
			c.put(f.Value, l, f.Pos)
		}
	}
}

// put adds what a value holds to the loop that l names.
func (c *Context) put(v effect.Value, l effect.OnLoop, pos string) {
	loop := c.u.Know.Loop(l.Loop)
	switch {
	case loop == nil:
	case v.Param != nil:
		l.Slot = c.u.ParamSlot(v.Param)
		c.slot(l)
	case v.Slot != "":
		l.Slot = v.Slot
		c.slot(l)
	case v.Type != nil:
	default:
		r := &Root{Value: v, Loop: loop, Entry: l.Entry, Frequent: l.Frequent, Grade: l.Grade}
		if v.Fn == nil {
			r.Pos = pos
		}
		c.root(r)
	}
}

// Reach lists the operations a root gets to and the slots it calls on the way.
func (c *Context) Reach(r *Root) (ops []Reached, slots []effect.Slot) {
	type step struct {
		eff  *effect.Effect
		head *chain.Link
		impl *effect.Impl
	}
	seen := map[effect.Slot]bool{}
	queue := []step{{eff: r.body}}
	if r.body == nil {
		queue[0].eff = c.u.EffectOf(r.Value)
	}
	var follow func(slot effect.Slot, head *chain.Link)
	follow = func(slot effect.Slot, head *chain.Link) {
		if seen[slot] {
			return
		}
		seen[slot] = true
		slots = append(slots, slot)
		for _, w := range c.slots.Into(slot) {
			if w.From != "" {
				follow(w.From, head)
			} else if w.Impl.Effect != nil {
				queue = append(queue, step{w.Impl.Effect, head, w.Impl})
			}
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		if s.eff == nil || s.impl != nil && c.elsewhere(s.impl, r.Loop.Name) {
			continue
		}
		for _, op := range s.eff.Ops {
			if !slices.Contains(strings.Fields(op.Reported), r.Loop.Name) {
				ops = append(ops, Reached{op, chain.Join(s.head, op.Chain)})
			}
		}
		for _, call := range s.eff.Calls {
			slot := call.Slot
			if call.Method != "" {
				slot = call.Iface
			}
			if slot != "" {
				follow(slot, chain.Dynamic(chain.Join(s.head, call.Chain)))
			}
		}
	}
	return ops, slots
}

// elsewhere reports whether an implementation is on the loop by itself in
// another package of this module, which reports what it does.
func (c *Context) elsewhere(impl *effect.Impl, loop string) bool {
	return impl.Pkg != c.u.Pass.Pkg.Path() && c.u.Pass.Module != nil &&
		impl.Effect.Module == c.u.Pass.Module.Path && slices.Contains(impl.Effect.OnLoop, loop)
}
