package loopctx

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// visit reports whether a function has still to be walked with arguments of which
// so much is known, in a frame: not if it has been without knowing anything.
func (w *walk) visit(k spreadKey, known fact.Args, f frame) bool {
	had := w.fns[k]
	if had == nil {
		had = visited{}
		w.fns[k] = had
	}
	for _, args := range []string{"", known.Key()} {
		if had[visit{f, args}] || had[visit{args: args}] {
			return false
		}
	}
	had[visit{f, known.Key()}] = true
	return true
}

// cared is what is known of the arguments that make a difference to a function.
func (w *walk) cared(fn *ssa.Function, known fact.Args) (out fact.Args) {
	if known.Key() == "" {
		return nil
	}
	cares := w.careful(fn)
	for i, a := range known {
		if a != "" && cares[i] {
			if out == nil {
				out = make(fact.Args, len(known))
			}
			out[i] = a
		}
	}
	return out
}

// careful lists the parameters of a function on which it depends what it does, or
// what those do that it hands them to. Of functions that call each other some may
// miss one: then less is known of an argument, and nothing is ruled out by it.
func (c *Context) careful(fn *ssa.Function) map[int]bool {
	if cares, ok := c.cares[fn]; ok {
		return cares
	}
	cares := map[int]bool{}
	c.cares[fn] = cares
	local := c.u.Local(fn)
	of := func(when fact.When) {
		for _, i := range when.Params() {
			cares[i] = true
		}
	}
	for _, op := range local.Ops {
		of(op.When)
	}
	for _, g := range local.Given {
		of(g.When)
	}
	for _, v := range local.Visits {
		of(v.When)
		for i, arg := range v.Args {
			if own, ok := arg.Param(); ok && !cares[own] {
				cares[own] = c.careful(v.Fn)[i]
			}
		}
	}
	for _, call := range local.Calls {
		of(call.When)
		for _, arg := range call.Args {
			if own, ok := arg.Param(); ok {
				cares[own] = true
			}
		}
	}
	return cares
}

// depends reports whether it depends on the arguments what a function does: on the
// type of an event, on a flag. A pointer is hardly ever nil, and a captured variable is
// what it is.
func (c *Context) depends(v effect.Value) bool {
	if fn := v.Fn; fn != nil {
		for i := range c.careful(fn) {
			if i < len(fn.Params) && tells(fn.Params[i].Type()) {
				return true
			}
		}
		return false
	}
	asks := func(w fact.When) bool {
		return strings.Contains(string(w), "type ") || strings.Contains(string(w), "const ")
	}
	e := c.u.EffectOf(v)
	return e != nil && (slices.ContainsFunc(e.Ops, func(op fact.Op) bool { return asks(op.When) }) ||
		slices.ContainsFunc(e.Calls, func(call fact.Call) bool { return asks(call.When) }))
}

// tells reports whether more can be known of a value of a type than that it is not nil.
func tells(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Interface, *types.Basic:
		return true
	}
	return false
}
