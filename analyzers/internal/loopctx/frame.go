package loopctx

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// A giver is where it is known what a parameter holds that is called on the loop.
type giver int

const (
	anyone giver = iota // nowhere: it may be all that anybody gives to it
	method              // where a method is called that the function implements
	slot                // at the call of a slot that came here: of funcs, which were followed from there
	caller              // at the call of the function itself: of interfaces too
)

// A frame says who gave the parameters that a function calls: to look for all that anybody
// gives to them would add what other calls give.
type frame struct {
	own    giver  // the function's own
	outer  giver  // of a closure: those of the function around it,
	around string // which has this key
}

// giver says who gave what a call calls: anyone, if it is no parameter or one that holds
// more than a func. Nobody is seen to give a receiver to what a slot holds.
func (f frame) giver(fn *ssa.Function, key string, call fact.Call) giver {
	if f == (frame{}) {
		return anyone
	}
	if _, ok := fact.ParamOf(call.Slot, f.around); ok && f.outer != anyone {
		if call.Method == "" || f.outer == caller {
			return f.outer
		}
		return anyone
	}
	i, ok := fact.ParamOf(call.Slot, key)
	switch {
	case !ok:
		return anyone
	case call.Method != "":
		if f.own == caller {
			return caller
		}
		return anyone
	case f.own >= slot && (fn == nil || i >= len(fn.Params) || !effect.IsFunc(fn.Params[i].Type()) || i == 0 && fn.Signature.Recv() != nil):
		return anyone
	}
	return f.own
}

// framed is the frame of a function as far as it makes a difference there.
func (c *Context) framed(fn *ssa.Function, local *effect.Local, f frame) (out frame) {
	if f == (frame{}) {
		return f
	}
	key := c.u.Key(fn)
	for _, call := range local.Calls {
		if (frame{outer: f.outer, around: f.around}).giver(fn, key, call) != anyone {
			out.outer, out.around = f.outer, f.around
		}
	}
	for _, call := range c.u.Effect(fn).Calls { // its closures' too
		if (frame{own: f.own}).giver(fn, key, call) != anyone {
			out.own = f.own
		}
	}
	if slices.ContainsFunc(local.Given, func(g effect.Gift) bool { return g.Bound && g.Fn != nil && g.Fn.Parent() == fn }) {
		out.own = f.own
	}
	return out
}

// gift is the frame of what the function with a key gives to a slot.
func (c *Context) gift(f frame, key string, g effect.Gift) frame {
	if !g.Bound {
		return frame{}
	}
	around := ""
	if g.Fn != nil {
		around = c.u.Key(g.Fn.Parent())
	} else {
		around = fact.Around(g.Impl.Key)
	}
	if around == key {
		return frame{outer: min(f.own, slot), around: key}
	}
	return frame{outer: slot, around: around}
}

// visiting is the frame of a function that fn calls, whose own frame is f. What a closure of fn
// calls of its parameters, fn calls.
func (c *Context) visiting(v effect.Visit, fn *ssa.Function, f frame) (of frame) {
	if v.Told {
		of.own = caller
	}
	if fn != nil && v.Fn.Parent() == fn {
		of.outer, of.around = f.own, c.u.Key(fn)
	}
	return of
}

// frame is that of a function that is on the loop by itself.
func (r *Root) frame() (f frame) {
	if r.slot.Method() != "" {
		f.own = method
	}
	return f
}

// held is the frame of a function with a key that is called by a slot. If that is a
// parameter, and nothing kept the function, it has not outlived the function around it,
// which is on the loop by a slot too, or by a call that told what it gives. Kept is also
// what anyone may have given: a closure that calls the parameter may have outlived that.
func held(in fact.Slot, kept bool, key string) frame {
	f := frame{own: slot}
	if around := fact.Around(key); !kept && in.IsParam() && around != "" {
		f.outer, f.around = method, around
	}
	return f
}

// callee lists the slots that a call goes to, as far as nobody has told of them.
func (c *Context) callee(call fact.Call, from giver) []fact.Slot {
	to := open(call)
	switch {
	case to == "" || from >= slot:
		return nil
	case from == method:
		return c.slots.Implements(to)
	}
	return []fact.Slot{to}
}
