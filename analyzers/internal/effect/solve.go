package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Solve computes the effect of every function of the package. What is done with
// a mutex held is known only then, so the places that lock one come last.
func (u *Unit) Solve() {
	for _, fn := range u.Funcs {
		u.relock(fn)
	}
	if !u.converge() {
		u.plain = true
		u.converge()
	}
	for _, fn := range u.Funcs {
		u.state[fn].Prune()
	}
	u.allGiven()
	u.allResults()
	u.allOffers()
	for _, fn := range u.Funcs {
		u.state[fn].Compute = u.computes(fn)
	}
}

// patience is how often a function is done on average before conditions and
// arguments are given up.
const patience = 100

// converge computes all effects from nothing. It gives up when that takes too
// long, unless it cannot do with less.
func (u *Unit) converge() bool {
	clear(u.holds)
	for _, fn := range u.Funcs {
		u.state[fn] = &fact.Effect{}
		for _, site := range u.Sites(fn) {
			site.locks = nil
		}
	}
	if !u.solve(u.bottomUp()) {
		return false
	}
	if u.ease() {
		for _, fn := range u.Funcs {
			u.state[fn] = &fact.Effect{}
		}
		if !u.solve(u.bottomUp()) {
			return false
		}
	}
	return u.solve(u.contend())
}

// solve does the functions in the queue, and again whoever depends on one that
// has changed.
func (u *Unit) solve(queue []*ssa.Function) bool {
	left := patience * len(u.Funcs)
	b := fact.NewBuilder()
	queued := map[*ssa.Function]bool{}
	for _, fn := range queue {
		queued[fn] = true
	}
	for len(queue) > 0 {
		if left--; left < 0 && !u.plain {
			return false
		}
		fn := queue[0]
		queue = queue[1:]
		queued[fn] = false
		s := &solver{Unit: u, fn: fn, key: u.Key(fn), b: b.Reset(u.plain), uses: map[*ssa.Function]bool{}}
		e := s.run()
		for g := range s.uses {
			if u.users[g] == nil {
				u.users[g] = map[*ssa.Function]bool{}
			}
			u.users[g][fn] = true
		}
		if fact.Same(e, u.state[fn]) {
			continue
		}
		u.state[fn] = e
		for _, g := range u.usersOf(fn) {
			if !queued[g] {
				queued[g] = true
				queue = append(queue, g)
			}
		}
	}
	return true
}

// usersOf lists the functions whose effect depends on that of fn, in source order.
func (u *Unit) usersOf(fn *ssa.Function) []*ssa.Function {
	var list []*ssa.Function
	for g := range u.users[fn] {
		if _, ok := u.place[g]; ok {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b *ssa.Function) int { return u.place[a] - u.place[b] })
	return list
}

// bottomUp lists the functions so that most callees stand before their callers.
func (u *Unit) bottomUp() []*ssa.Function {
	var order []*ssa.Function
	seen := map[*ssa.Function]bool{}
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		if seen[fn] || fn.Blocks == nil || u.inTest(fn.Pos()) { // init has the literals of test files too
			return
		}
		seen[fn] = true
		for _, anon := range fn.AnonFuncs {
			visit(anon)
		}
		for _, s := range u.Sites(fn) {
			for _, v := range s.Vals {
				if v.Fn != nil {
					visit(v.Fn)
				}
			}
		}
		order = append(order, fn)
	}
	for _, fn := range u.Funcs {
		visit(fn)
	}
	return order
}

// Effect is the effect of a function of this package, after Solve.
func (u *Unit) Effect(fn *ssa.Function) *fact.Effect { return u.state[fn] }

// EffectOf is the effect of what a value holds, nil if it has none.
func (u *Unit) EffectOf(v Value) *fact.Effect {
	switch {
	case v.Fn != nil:
		return u.state[v.Fn]
	case v.Impl != nil:
		return v.Impl.Effect()
	case v.Obj != nil:
		return u.known(v.Obj)
	}
	return nil
}

// known is the effect of another package's function for someone who calls it
// without being seen to do so (through a slot): the tables, else its fact.
func (u *Unit) known(obj *types.Func) *fact.Effect {
	if k := u.Know.Func(obj); k != nil {
		switch {
		case k.Safe != "":
			return nil
		case k.Op != nil:
			return &fact.Effect{Ops: []fact.Op{tableOp(k.Op, obj, nil)}} // the chain ends at whoever calls it
		}
	}
	return u.imported(obj)
}

func tableOp(op *knowledge.Operation, obj *types.Func, c *chain.Link) fact.Op {
	if op.Rare {
		c = chain.Doubt(c)
	}
	return fact.Op{Category: op.Category, Cost: op.Cost, Name: FuncName(obj), About: op.About, Instead: op.Instead, Chain: c}
}
