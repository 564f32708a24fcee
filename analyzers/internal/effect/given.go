package effect

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// mostGiven is how many are kept of one function, the nearest: each stands with all
// that it does.
const mostGiven = 8

// allGiven says of every function what it gives to slots, and those that it calls.
func (u *Unit) allGiven() {
	done := map[*ssa.Function]bool{}
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		if done[fn] || u.state[fn] == nil {
			return
		}
		done[fn] = true // functions that call each other miss some of each other's
		best := map[string]fact.Given{}
		for _, site := range u.Sites(fn) {
			if site.Go {
				continue
			}
			for _, v := range site.Vals {
				if v.Fn != nil {
					visit(v.Fn)
				}
			}
			for _, g := range u.givenAt(site) {
				k := g.Key()
				if old, ok := best[k]; !ok || chain.Compare(g.Chain, old.Chain) < 0 {
					best[k] = g
				}
			}
		}
		e := u.state[fn]
		e.Given = slices.SortedFunc(maps.Values(best), func(a, b fact.Given) int {
			return cmp.Or(chain.Compare(a.Chain, b.Chain), strings.Compare(a.Key(), b.Key()))
		})
		if n := len(e.Given); n > mostGiven {
			e.Given, e.Cut = e.Given[:mostGiven], e.Cut+n-mostGiven
		}
	}
	for _, fn := range u.Funcs {
		if u.marked(fn) == nil {
			visit(fn)
		}
	}
}

// givenAt lists what one call gives to slots, by itself or in what it calls.
func (u *Unit) givenAt(site *Site) (list []fact.Given) {
	for _, v := range site.Vals {
		if slot := u.taker(site, v); slot != "" {
			for i := range site.Args {
				list = append(list, u.handOver(site, i, fact.Given{Slot: slot, When: site.When, Arg: i, Chain: chain.Prepend(site.Hop, nil)})...)
			}
			continue
		}
		e := u.EffectOf(v)
		if e == nil {
			continue
		}
		for _, g := range e.Given {
			when, may := g.When.With(argsOf(site.Args))
			if !may {
				continue
			}
			g.Bound = g.Bound || !v.Shift && binds(e, u.KeyOf(v), g)
			g.When, g.Chain = site.When.And(when), chain.Prepend(site.Hop, g.Chain)
			if g.Param == 0 {
				list = append(list, g)
				continue
			}
			if i := g.Param - 1; i < len(site.Args) && !v.Shift {
				g.Param = 0
				list = append(list, u.handOver(site, i, g)...)
			}
		}
	}
	return list
}

// taker is the slot whose functions a call gives its arguments to, empty if v is no slot:
// that of the method, where an interface comes as a parameter.
func (u *Unit) taker(site *Site, v Value) fact.Slot {
	slot := v.Slot
	if v.Param != nil && site.Callee != nil {
		slot = MethodSlot(site.Callee)
	}
	if u.ubiquitous(slot) {
		return ""
	}
	return slot
}

// handOver completes g with what argument i of a call is.
func (u *Unit) handOver(site *Site, i int, g fact.Given) (list []fact.Given) {
	if !IsFunc(site.Args[i].Type()) {
		return nil
	}
	for _, in := range u.Trace(site.Args[i]) {
		switch {
		case in.Param != nil && in.Param.Parent() == site.Fn:
			g.Param = paramIndex(in.Param) + 1
		case in.Slot != "":
			g.From = in.Slot
		case in.Fn != nil || in.Obj != nil || in.Impl != nil:
			g.Impl = u.givenImpl(in)
			list = append(list, u.throughClosure(site.Fn, in.Fn, g)...)
		default:
			continue
		}
		list = append(list, g)
		g.Param, g.From, g.Impl = 0, "", nil
	}
	return list
}

// throughClosure lists the parameters of a function that a closure in it calls: who calls what
// it is given calls them too.
//
//	func (s *Store) Iterate(do func(string)) {
//		s.source.Each(func(name string) { do(name) })
//	}
func (u *Unit) throughClosure(fn, closure *ssa.Function, g fact.Given) (list []fact.Given) {
	if closure == nil || closure.Parent() != fn {
		return nil
	}
	for _, call := range u.state[closure].Calls {
		i, own := fact.ParamOf(call.Slot, u.Key(fn))
		if own && call.Method == "" && IsFunc(fn.Params[i].Type()) {
			list = append(list, fact.Given{Slot: g.Slot, When: g.When, Arg: g.Arg, Param: i + 1, Chain: chain.Join(chain.Dynamic(g.Chain), call.Chain)})
		}
	}
	return list
}

// binds reports whether of a closure that a function gives away all parameters of the
// function that it calls stand among what the function gives: who calls the function
// with arguments knows what the closure calls.
func binds(e *fact.Effect, key string, g fact.Given) bool {
	if g.Impl == nil || key == "" || fact.Around(g.Impl.Key) != key {
		return false
	}
	bound := false
	for _, param := range g.Impl.Outer() {
		i, own := fact.ParamOf(param, key)
		if !own {
			continue
		}
		if bound = slices.ContainsFunc(e.Given, func(o fact.Given) bool { return o.Slot == g.Slot && o.Arg == g.Arg && o.Param == i+1 }); !bound {
			return false
		}
	}
	return bound
}

// givenImpl is Impl, made once: what it does is written once.
func (u *Unit) givenImpl(v Value) *fact.Impl {
	key := u.KeyOf(v)
	if u.impls[key] == nil {
		u.impls[key] = u.Impl(v)
	}
	return u.impls[key]
}
