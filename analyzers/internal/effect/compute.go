package effect

import (
	"go/types"
	"math"
	"slices"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// least is what is worth an operation: no loop has a budget that is much smaller.
const least = float64(500 * time.Microsecond)

// each is what makes the element of something of unknown size costly.
const each = float64(time.Millisecond)

// timing is what is known of the time of a function of this package.
type timing struct {
	fact.Compute
	works []work
	took  map[ssa.CallInstruction]cost.Amount // the calls of functions that a table prices
}

// work is an operation that the function itself makes up: a loop, or a call that
// its arguments make one.
type work struct {
	fact.Op
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
func (u *Unit) Entered(fn *ssa.Function) (fact.Op, bool) {
	t := u.times[fn]
	if t == nil || t.Chain == nil || t.Total.Rate() < cost.Super {
		return fact.Op{}, false
	}
	fastest := t.Total.Fastest()
	if !(cost.Amount{fastest}).Open() {
		return fact.Op{}, false
	}
	return fact.Op{Category: knowledge.CPU, Cost: knowledge.Heavy, Name: t.Work, Growth: fastest.Growth(), Chain: chain.Doubt(t.Chain)}, true
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
func (u *Unit) computes(fn *ssa.Function) *fact.Compute {
	t := u.times[fn]
	if t == nil {
		return nil
	}
	c := t.Compute
	c.Total = nil
	for _, term := range t.Total {
		// What grows with no more than what there is, of things that callers do not
		// decide, is left out: it is in nearly every function.
		one := cost.Amount{term}
		if one.Open() || one.Rate() != cost.Linear || term.N >= 1000 {
			c.Total = append(c.Total, term)
		}
	}
	if n, ok := c.Total.Value(); ok && n < 1000 {
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
		return &timing{Compute: fact.Compute{Total: cost.Const(float64(op.Took))}}
	}
	if u.marked(fn) != nil {
		return &timing{}
	}
	env := &environ{Unit: u, fn: fn, group: group, sites: u.sitesOf(fn), froms: map[ssa.Value]string{}}
	sum := cost.Estimate(fn, env, func(c ssa.CallInstruction) bool { return env.self(c) })
	t := &timing{took: map[ssa.CallInstruction]cost.Amount{}}
	t.Total = sum.Total
	if len(group) > 1 {
		t.Total = cost.Mul(t.Total, cost.Of(cost.Sym{Kind: cost.Part, Name: "depth"}))
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
