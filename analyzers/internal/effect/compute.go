package effect

import (
	"go/types"
	"math"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Compute is how long a function computes, for its callers. What it takes with
// any arguments is among its operations; here is what the arguments decide.
//
// No field is exported: gob describes exported fields in every fact, also of a
// type that encodes itself.
type Compute struct {
	total cost.Amount
	turns []cost.Amount // of the heaviest loop that depends on parameters, the outermost first
	work  string        // what is done in a turn, or called: "a loop in render.Blur"
	chain *chain.Link   // to that loop
}

// least is what is worth an operation: no loop has a budget that is much smaller.
const least = float64(500 * time.Microsecond)

// each is what makes the element of something of unknown size costly.
const each = float64(time.Millisecond)

// timing is what is known of the time of a function of this package.
type timing struct {
	Compute
	works []work
	took  map[ssa.CallInstruction]cost.Amount // the calls of functions that a table prices
}

// work is an operation that the function itself makes up: a loop, or a call that
// its arguments make one.
type work struct {
	Op
	block *ssa.BasicBlock
}

// worksOf lists the operations of a function's own loops.
func (u *Unit) worksOf(fn *ssa.Function) []work {
	if t := u.times[fn]; t != nil {
		return t.works
	}
	return nil
}

// Entered is the loop that grows fastest with what an entry is called with. Its
// caller is the framework: nobody tells how many there are.
func (u *Unit) Entered(fn *ssa.Function) (Op, bool) {
	t := u.times[fn]
	if t == nil || t.chain == nil || t.total.Rate() < cost.Super {
		return Op{}, false
	}
	fastest := t.total.Fastest()
	if !(cost.Amount{fastest}).Open() {
		return Op{}, false
	}
	return Op{Category: knowledge.CPU, Cost: knowledge.Heavy, Name: t.work, Growth: fastest.Growth(), Chain: chain.Doubt(t.chain)}, true
}

// tookAt is how long a call of a function that a table prices computes, 0 if its
// arguments are not known.
func (u *Unit) tookAt(site *Site) time.Duration {
	if t := u.times[site.Fn]; t != nil {
		if n, ok := t.took[site.call()].Value(); ok {
			return duration(n)
		}
	}
	return 0
}

func duration(ns float64) time.Duration {
	return time.Duration(math.Min(ns, float64(math.MaxInt64/2)))
}

// computes is what callers in other packages have to know: not what is over in a
// microsecond whatever the arguments.
func (u *Unit) computes(fn *ssa.Function) *Compute {
	t := u.times[fn]
	if t == nil {
		return nil
	}
	c := t.Compute
	c.total = nil
	for _, term := range t.total {
		// What grows with no more than what there is, of things that callers do not
		// decide, is left out: it is in nearly every function.
		one := cost.Amount{term}
		if one.Open() || one.Rate() != cost.Linear || term.N >= 1000 {
			c.total = append(c.total, term)
		}
	}
	if n, ok := c.total.Value(); ok && n < 1000 {
		return nil
	}
	return &c
}

// Estimate works out the times of all functions, the callees' first. Functions
// that call each other go through something together, once. Without it, before
// Solve, only what the tables say computes for long.
func (u *Unit) Estimate() {
	u.times = map[*ssa.Function]*timing{}
	for _, group := range u.groups() {
		in := map[*ssa.Function]bool{}
		for _, fn := range group {
			in[fn] = true
		}
		for _, fn := range group {
			u.times[fn] = u.timeOf(fn, in)
		}
	}
}

func (u *Unit) timeOf(fn *ssa.Function, group map[*ssa.Function]bool) *timing {
	if op, ok := u.told(fn); ok {
		return &timing{Compute: Compute{total: cost.Const(float64(op.Took))}}
	}
	if u.marked(fn) != nil {
		return &timing{}
	}
	env := &environ{Unit: u, fn: fn, group: group, sites: u.sitesOf(fn), froms: map[ssa.Value]string{}}
	sum := cost.Estimate(fn, env, func(c ssa.CallInstruction) bool { return env.self(c) })
	t := &timing{took: map[ssa.CallInstruction]cost.Amount{}}
	t.total = sum.Total
	if len(group) > 1 {
		t.total = cost.Mul(t.total, cost.Of(cost.Sym{Kind: cost.Part, Name: "depth"}))
	}
	w := &worker{Unit: u, fn: fn, sum: sum, timing: t}
	for _, l := range sum.Loops {
		w.loop(l)
	}
	for _, s := range u.Sites(fn) {
		if a, ok := sum.Calls[s.call()]; ok {
			w.call(s, a)
		}
	}
	w.recursion()
	for _, b := range sum.Busy {
		w.busy(b)
	}
	return t
}

// worker finds what a function's estimate makes operations of.
type worker struct {
	*Unit
	*timing
	fn   *ssa.Function
	sum  *cost.Summary
	main float64 // the weight of what timing.Chain leads to
}

func (w *worker) loop(l cost.Work) {
	known, text := l.Amount.Known(), w.of(l)
	name := iterations(l.Turns, text)
	hop := func() *chain.Link {
		h := w.hop(w.fn, w.loopPos(w.fn, l.Blocks, l.Nested()), w.guarded(l.Header), false)
		if l.Early {
			h.Grade = chain.Possible // the bound is the worst case
		}
		return chain.Prepend(h, nil)
	}
	switch {
	case known >= least:
		w.add(l.Header, Op{Name: name, Took: duration(known), Chain: hop()})
		return
	case l.Amount.Open():
		w.candidate(l.Amount, l.Turns, text, hop)
	case len(l.Amount) > 0:
		w.growing(l.Header, l.Amount, text, hop)
	}
	for _, in := range l.Inner {
		if in.Amount.Known() >= least {
			w.loop(in)
		}
	}
}

// busy adds a loop that waits by asking again and again, for how long nobody knows.
func (w *worker) busy(b cost.Busy) {
	hop := w.hop(w.fn, w.loopPos(w.fn, b.Blocks, 0), w.guarded(b.Header), false)
	op := Op{Name: "endless loop"}
	if !b.Endless {
		op = Op{Name: "busy loop", About: "asks again and again instead of waiting"}
		hop.Grade = max(hop.Grade, chain.Likely) // perhaps the other goroutine is nearly done
	}
	op.Chain = chain.Prepend(hop, nil)
	w.add(b.Header, op)
}

// of is what a loop's turn consists of.
func (w *worker) of(l cost.Work) string {
	if l.Call != nil {
		for _, s := range w.Sites(w.fn) {
			if s.call() == l.Call && s.Callee != nil {
				return FuncName(s.Callee)
			}
		}
	}
	return "a loop in " + w.Name(w.fn)
}

// iterations writes "4,000 × 2,000 iterations of a loop in render.Blur".
func iterations(turns []cost.Amount, of string) string {
	var counts []string
	for _, t := range turns {
		if n, ok := t.Value(); ok {
			counts = append(counts, cost.Count(n))
		} else {
			counts = append(counts, "n")
		}
	}
	if len(counts) == 0 {
		return of
	}
	if fn, ok := strings.CutPrefix(of, "calls of "); ok {
		return strings.Join(counts, " × ") + " calls of " + fn
	}
	return strings.Join(counts, " × ") + " iterations of " + of
}

func (w *worker) add(b *ssa.BasicBlock, op Op) {
	op.Category, op.Cost = knowledge.CPU, knowledge.Heavy
	w.works = append(w.works, work{op, b})
}

// growing adds what is known only by how it grows: with a product of unknown
// sizes, or by much for each element.
func (w *worker) growing(b *ssa.BasicBlock, a cost.Amount, of string, link func() *chain.Link) {
	t := a.Fastest()
	one, took := cost.Amount{t}, time.Duration(0)
	grade := chain.Possible
	switch from := t.From(); {
	case one.Rate() >= cost.Super && from != "":
		grade = chain.Likely
		of += ", n from " + from
	case one.Rate() >= cost.Super:
	case one.Rate() == cost.Linear && t.N >= each:
		grade = chain.Likely
		of += ", " + cost.Time(t.N) + " each"
		took = duration(t.N)
	default:
		return
	}
	l := link()
	h := l.Hop
	h.Grade = max(h.Grade, grade)
	w.add(b, Op{Name: of, Growth: t.Growth(), Took: took, Chain: chain.Prepend(h, l.Next)})
}

// candidate notes what makes callers wait, if it weighs most.
func (w *worker) candidate(a cost.Amount, turns []cost.Amount, of string, link func() *chain.Link) {
	if weight := cost.Weight(a); weight > w.main {
		w.main = weight
		w.turns, w.work, w.chain = turns, of, link()
	}
}

// call looks at a call with these arguments.
func (w *worker) call(s *Site, a cost.Amount) {
	k := w.Know.Func(s.Callee)
	if k != nil && k.Takes != nil {
		w.took[s.call()] = a
		head := func() *chain.Link { return chain.Prepend(s.Hop, nil) }
		switch known := a.Known(); {
		case a.Open():
			w.candidate(a, nil, FuncName(s.Callee), head)
		case known >= least && k.Op == nil:
			w.add(s.block, Op{Name: FuncName(s.Callee), Took: duration(known), Chain: head()})
		}
		return
	}
	c := w.callee(s)
	if c == nil || !c.total.Open() || c.work == "" {
		return
	}
	link := func() *chain.Link { return chain.Prepend(s.Hop, c.chain) }
	var turns []cost.Amount
	for _, t := range c.turns {
		turns = append(turns, w.sum.At(s.call(), t))
	}
	switch extra := a.Known() - c.total.Known(); {
	case extra >= least:
		w.add(s.block, Op{Name: iterations(turns, c.work), Took: duration(a.Known()), Chain: link()})
	case a.Open():
		w.candidate(a, turns, c.work, link)
	case a.Rate() > c.total.Closed().Rate():
		w.growing(s.block, a, c.work, link)
	}
}

// callee is what is known of the time of the one function that a site calls.
func (u *Unit) callee(s *Site) *Compute {
	if len(s.Vals) != 1 || s.Vals[0].Held {
		return nil
	}
	switch v := s.Vals[0]; {
	case v.Fn != nil:
		if t := u.times[v.Fn]; t != nil {
			return &t.Compute
		}
	default:
		if e := u.EffectOf(v); e != nil {
			return e.Compute
		}
	}
	return nil
}

// recursion notes that the function's calls of itself are what takes the time.
func (w *worker) recursion() {
	if len(w.sum.Self) == 0 || !w.total.Open() {
		return
	}
	if w.sum.Repeats != nil {
		w.candidate(w.total.Scale(2), []cost.Amount{w.sum.Repeats}, "calls of "+w.Name(w.fn), func() *chain.Link { return nil })
	}
}

// call is the site's call, nil for a wait.
func (s *Site) call() ssa.CallInstruction {
	c, _ := s.instr.(ssa.CallInstruction)
	return c
}

// groups lists the functions, the callees first; those that call each other are
// one group.
func (u *Unit) groups() [][]*ssa.Function {
	var out [][]*ssa.Function
	var stack []*ssa.Function
	number, low := map[*ssa.Function]int{}, map[*ssa.Function]int{}
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		number[fn] = len(number) + 1
		low[fn] = number[fn]
		stack = append(stack, fn)
		for _, s := range u.Sites(fn) {
			if len(s.Vals) != 1 || s.Vals[0].Fn == nil || s.Vals[0].Held || s.Go {
				continue
			}
			g := s.Vals[0].Fn
			if g.Blocks == nil {
				continue
			}
			if number[g] == 0 {
				visit(g)
				low[fn] = min(low[fn], low[g])
			} else if slices.Contains(stack, g) {
				low[fn] = min(low[fn], number[g])
			}
		}
		if low[fn] == number[fn] {
			i := slices.Index(stack, fn)
			out = append(out, slices.Clone(stack[i:]))
			stack = stack[:i]
		}
	}
	for _, fn := range u.bottomUp() {
		if number[fn] == 0 {
			visit(fn)
		}
	}
	return out
}

// argumentsFrom is an amount of a table's, whose parameters count from 0 without
// the receiver, in terms of a call's arguments.
func argumentsFrom(a cost.Amount, obj *types.Func) cost.Amount {
	first := receivers(obj)
	if first == 0 {
		return a
	}
	return shifted(a, first)
}

func shifted(a cost.Amount, by int) cost.Amount {
	return a.Substitute(func(s cost.Sym) (cost.Amount, bool) {
		if s.Kind > cost.Call {
			return nil, false
		}
		s.Index += by
		return cost.Of(s), true
	})
}
