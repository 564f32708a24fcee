package loopctx

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// Coverage is how much of the package's code on one loop was seen through.
type Coverage struct {
	Entries    int // functions on the loop by themselves
	Functions  int // functions that run on the loop, those included
	Resolved   int // calls of func values and interface methods with a known callee
	Unresolved []Unresolved
}

// Unresolved is a call whose callee nothing tells.
type Unresolved struct {
	Posn token.Position
	Func string // the function that makes it
	What string // "store.Backend.Load", "a func value"
}

// Coverage tells of each loop by its name; the unresolved calls are in no order.
func (c *Context) Coverage() map[string]*Coverage {
	all := map[string]*Coverage{}
	of := func(loop string) *Coverage {
		if all[loop] == nil {
			all[loop] = new(Coverage)
		}
		return all[loop]
	}
	for _, r := range c.Roots {
		of(r.Loop.Name).Entries++
	}
	type fnOn struct {
		loop string
		fn   *ssa.Function
	}
	done := map[fnOn]bool{}
	for k := range c.walk().fns {
		on := fnOn{k.loop, k.fn}
		if done[on] { // the frequent part of a loop is walked by itself
			continue
		}
		done[on] = true
		cov := of(k.loop)
		cov.Functions++
		for _, site := range c.u.Sites(k.fn) {
			if !site.Dynamic || site.Go {
				continue
			}
			if c.resolved(site) {
				cov.Resolved++
				continue
			}
			u := Unresolved{c.u.Pass.Fset.Position(c.u.Node(site.Hop.Pos).Pos()), site.Hop.Func, "a func value"}
			if site.Callee != nil {
				u.What = effect.FuncName(site.Callee)
			}
			cov.Unresolved = append(cov.Unresolved, u)
		}
	}
	return all
}

// resolved reports whether somebody knows what a call runs: this package, the
// tables, or, for a parameter, the callers.
func (c *Context) resolved(site *effect.Site) bool {
	if site.Callee != nil && (c.u.Know.Func(site.Callee) != nil || c.u.Ubiquitous(site.Callee)) {
		return true
	}
	return slices.ContainsFunc(site.Vals, func(v effect.Value) bool {
		return v.Slot == "" || len(c.slots.Into(v.Slot)) > 0
	})
}
