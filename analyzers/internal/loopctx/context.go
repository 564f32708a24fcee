// Package loopctx finds out which functions of a package run on which loop, and
// which slots of its API put code on one.
//
// A function is on a loop by itself (a root) if the tables or a directive say
// so, or if it is seen to go into a slot that runs on the loop. What a root
// calls through slots is on the loop too: those slots are handed on as facts,
// and whoever fills one has a root of its own.
package loopctx

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
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

	slot  fact.Slot     // that it is in, if that is how it comes to be on the loop
	body  *effect.Local // one turn, where the function is the loop itself
	head  *chain.Link   // how another package of the module calls the slot it is in
	again []*chain.Link // and where else
}

// Context is what runs on loops in one package.
type Context struct {
	Roots []*Root

	u      *effect.Unit
	slots  *effect.Slots
	off    func(*ssa.Function) bool
	loops  map[string]*knowledge.Loop // those of directives
	onLoop map[slotKey]fact.OnLoop
	order  []slotKey
	filled map[slotKey]bool // true: also with what depends on its arguments
	known  map[rootKey]*Root
	queue  []func()

	walked       *walk
	spreadTo     map[spreadKey]map[frame]bool
	reachedSlots map[spreadSlot]bool            // true: as a parameter of the root itself
	cares        map[*ssa.Function]map[int]bool // see careful
}

type slotKey struct {
	slot fact.Slot
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

// HandWritten is a loop that a directive names and no table describes.
func HandWritten(name string) *knowledge.Loop {
	return &knowledge.Loop{Name: cmp.Or(name, "hand-written"), Budget: knowledge.DefaultBudget,
		Advice: "do it on another goroutine and hand the result back to the loop"}
}

// New computes the context. Slots that packages below have put on loops come
// with slots; off tells which functions a directive keeps off every loop.
func New(u *effect.Unit, slots *effect.Slots, marks []Mark, off func(*ssa.Function) bool) *Context {
	c := &Context{
		u: u, slots: slots, off: off,
		loops:  map[string]*knowledge.Loop{},
		onLoop: map[slotKey]fact.OnLoop{}, filled: map[slotKey]bool{}, known: map[rootKey]*Root{},
		spreadTo: map[spreadKey]map[frame]bool{}, reachedSlots: map[spreadSlot]bool{}, cares: map[*ssa.Function]map[int]bool{},
	}
	for _, m := range marks {
		c.loops[m.Loop.Name] = m.Loop
	}
	for _, l := range slots.OnLoop() {
		c.slot(l, true)
	}
	for _, m := range marks {
		fn := u.Started(m.Fn)
		c.root(&Root{Value: effect.Value{Fn: fn}, Loop: m.Loop, Entry: "//loopvet:onloop", body: u.LoopBody(fn)})
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
func (c *Context) OnLoop() []fact.OnLoop {
	var all []fact.OnLoop
	for _, k := range c.order {
		l := c.onLoop[k]
		if len(c.Roots) > 0 && l.Chain == nil {
			l.Chain, l.Again = c.walk().chains(l.Slot, l.Loop)
		}
		all = append(all, l)
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
		if old.frame() != r.frame() {
			old.slot = ""
		}
		return
	}
	c.known[k] = r
	c.Roots = append(c.Roots, r)
	if r.Pos == "" && r.Value.Fn != nil {
		r.Pos = c.u.Posn(r.Value.Fn.Pos())
	}
	c.queue = append(c.queue, func() {
		if fn := r.Value.Fn; fn != nil {
			c.spread(fn, r.body, r.frame(), r)
		} else if e := c.u.EffectOf(r.Value); e != nil {
			c.spreadCalls(e.Calls, nil, c.u.KeyOf(r.Value), r.frame(), r)
		}
	})
}

// slot puts what a slot holds on a loop. What this package puts there is a root
// if the slot is on the loop for a reason outside of this package. So are the arguments
// of another package's parameter, unless they have to be seen called to know what they
// do: the chain to the call says less of where to mend.
func (c *Context) slot(l fact.OnLoop, roots bool) {
	k := slotKey{l.Slot, l.Loop}
	old, known := c.onLoop[k]
	switch {
	case !known:
		c.onLoop[k] = l
		c.order = append(c.order, k)
	case l.Frequent && !old.Frequent:
		old.Frequent = true
		c.onLoop[k] = old
	}
	if all, filled := c.filled[k]; (roots || l.Slot.IsParam() && !c.u.Owns(l.Slot)) && (!filled || roots && !all) {
		c.filled[k] = roots
		c.queue = append(c.queue, func() { c.fill(l, roots) })
	}
}

// fill looks at what this package puts into a slot on a loop. What packages
// below have put there was theirs to report, if they knew of the loop. All: also what
// depends on its arguments.
func (c *Context) fill(l fact.OnLoop, all bool) {
	if l.Slot.IsParam() {
		for _, fn := range c.u.Funcs {
			for _, site := range c.u.Sites(fn) {
				for _, arg := range c.u.Into(site, l.Slot) {
					if all || !c.depends(arg) {
						c.put(arg, l, site.Hop.Pos)
					}
				}
			}
		}
	}
	for _, f := range c.slots.Implemented(l.Slot) {
		c.put(f.Held(), l, f.Pos)
	}
	if l.Slot.IsResult() {
		for _, f := range c.slots.Into(l.Slot) {
			switch {
			case f.Pos == "": // what a package below put there
			case f.From != "":
				c.put(effect.Value{Slot: f.From}, l, f.Pos)
			default:
				c.put(f.Held(), l, f.Pos)
			}
		}
	}
	for _, f := range c.slots.Own {
		if f.Slot == l.Slot && !c.slots.Told(f.Witness, l.Loop) && (all || !c.depends(f.Value)) {
			c.put(f.Value, l, f.Pos)
		}
	}
}

// put adds what a value holds to the loop that l names.
func (c *Context) put(v effect.Value, l fact.OnLoop, pos string) {
	loop := c.loops[l.Loop]
	if loop == nil {
		loop = c.u.Know.Loop(l.Loop)
	}
	if loop == nil { // another package's directive named it
		loop = HandWritten(l.Loop)
		c.loops[l.Loop] = loop
	}
	switch {
	case v.Param != nil:
		l.Slot = c.u.ParamSlot(v.Param)
		c.slot(l, true)
	case v.Slot != "":
		if l.Slot.IsParam() && v.Slot.IsParam() { // that of an interface's method, which others implement too
			l.Grade = max(l.Grade, chain.Likely)
		}
		l.Slot = v.Slot
		_, before := c.onLoop[slotKey{l.Slot, l.Loop}]
		c.slot(l, true)
		if before {
			return
		}
		for _, f := range c.slots.Into(v.Slot) { // what packages below put there, this link puts on the loop
			switch {
			case !c.slots.Below(f.Witness) || c.u.Stray(f.Witness):
			case f.From != "":
				c.put(effect.Value{Slot: f.From}, l, pos)
			default:
				c.put(f.Held(), l, pos)
			}
		}
	case v.Type != nil:
	default:
		if impl := c.u.Impl(v); v.Fn == nil && (impl == nil || impl.Effect() == nil || c.elsewhere(impl, l.Loop)) {
			return
		}
		r := &Root{Value: v, Loop: loop, Entry: l.Entry, Frequent: l.Frequent, Grade: l.Grade, slot: l.Slot}
		if v.Fn == nil {
			r.Pos = pos
		}
		if m := c.u.Module(); l.Chain != nil && (l.Chain.Pkg == m || strings.HasPrefix(l.Chain.Pkg, m+"/")) {
			r.head, r.again = l.Chain, l.Again // what happens inside a framework is nobody's business
		}
		c.root(r)
	}
}

// elsewhere reports whether an implementation is on the loop by itself in
// another package of this module, which reports what it does.
func (c *Context) elsewhere(impl *fact.Impl, loop string) bool {
	return impl.Pkg != c.u.Pass.Pkg.Path() &&
		impl.Effect().Module == c.u.Module() && slices.Contains(impl.Effect().OnLoop, loop)
}
