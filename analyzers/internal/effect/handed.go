package effect

import (
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A Body is one turn of a loop.
type Body struct {
	Fn *ssa.Function
	*Local
}

// LoopBodies lists the turns around a framework's own wait, which is the site: the
// cycle in its function, and those elsewhere in the package that take its events, from
// the channel that it returns, from one that it is given to send them to, or from one
// that its result is sent to.
func (u *Unit) LoopBodies(site *Site) []Body {
	var all []Body
	add := func(fn *ssa.Function, wait ssa.Instruction, cycle bool) {
		var l *Local
		if cycle {
			l = u.LoopBody(fn)
		}
		if l == nil && !inCycle(wait.Block()) && u.calledInCycle(fn) { // a function that takes one event
			l = u.local(fn, func(s *Site) bool { return s.instr != wait })
		}
		if l != nil {
			all = append(all, Body{fn, l})
		}
	}
	if !site.Go {
		add(site.Fn, site.instr, true)
	}
	chans := u.handed(site)
	if len(chans) == 0 {
		return all
	}
	for _, fn := range u.Funcs {
		if wait := u.receiveFrom(fn, chans); wait != nil && (site.Go || fn != site.Fn) {
			add(fn, wait, inCycle(wait.Block()))
		}
	}
	return all
}

// calledInCycle reports whether a function of the package calls fn again and again.
func (u *Unit) calledInCycle(fn *ssa.Function) bool {
	for _, caller := range u.Funcs {
		for _, s := range u.Sites(caller) {
			if !s.Go && !s.Dynamic && len(s.Vals) == 1 && s.Vals[0].Fn == fn && inCycle(s.block) {
				return true
			}
		}
	}
	return false
}

// handed is the set of channels that a call is given to send to, or that its result is,
// or is sent to.
func (u *Unit) handed(site *Site) map[node]bool {
	in := map[node]bool{}
	for _, arg := range site.Args {
		if ch, ok := arg.Type().Underlying().(*types.Chan); ok && ch.Dir() != types.RecvOnly {
			in[u.flow.canon(arg)] = true
		}
	}
	call, ok := site.instr.(*ssa.Call)
	if !ok {
		if len(in) > 0 {
			u.spread(in)
		}
		return in
	}
	if _, ok := call.Type().Underlying().(*types.Chan); ok {
		in[call] = true
	}
	for _, x := range copies(call) {
		for _, user := range *x.Referrers() {
			switch s := user.(type) {
			case *ssa.Send:
				if s.X == x {
					in[u.flow.canon(s.Chan)] = true
				}
			case *ssa.Select:
				for _, state := range s.States {
					if state.Dir == types.SendOnly && state.Send == x {
						in[u.flow.canon(state.Chan)] = true
					}
				}
			}
		}
	}
	if len(in) > 0 {
		u.spread(in)
	}
	return in
}

// copies lists the values that are a call's result under another name.
func copies(call *ssa.Call) []ssa.Value {
	out := []ssa.Value{call}
	add := func(v ssa.Value) {
		if !slices.Contains(out, v) { // two variables may be set to each other
			out = append(out, v)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, user := range *out[i].Referrers() {
			switch x := user.(type) {
			case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType:
				add(x.(ssa.Value))
			case *ssa.Store:
				local, ok := x.Addr.(*ssa.Alloc)
				if !ok || x.Val != out[i] {
					continue
				}
				for _, r := range *local.Referrers() {
					if load, ok := r.(*ssa.UnOp); ok && load.Op == token.MUL {
						add(load)
					}
				}
			}
		}
	}
	return out
}

// spread adds to a set of channels the places that they are put into: fields,
// variables, and the parameters of this package's functions.
func (u *Unit) spread(in map[node]bool) {
	for n := -1; n != len(in); {
		n = len(in)
		for dst, srcs := range u.flow.chans {
			for _, src := range srcs {
				if in[src] {
					in[dst] = true
				}
			}
		}
		for _, fn := range u.Funcs {
			for _, site := range u.Sites(fn) {
				for _, v := range site.Vals {
					if v.Fn == nil || v.Shift || len(v.Fn.Params) != len(site.Args) {
						continue
					}
					for i, arg := range site.Args {
						if _, ok := arg.Type().Underlying().(*types.Chan); ok && in[u.flow.canon(arg)] {
							in[v.Fn.Params[i]] = true
						}
					}
				}
			}
		}
		maps.DeleteFunc(in, func(x node, _ bool) bool { return x == nil })
	}
}

// receiveFrom is a receive of fn from one of the channels: in a cycle, if one is.
func (u *Unit) receiveFrom(fn *ssa.Function, chans map[node]bool) (found ssa.Instruction) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			from := false
			switch x := instr.(type) {
			case *ssa.UnOp:
				from = x.Op == token.ARROW && chans[u.flow.canon(x.X)]
			case *ssa.Select:
				for _, s := range x.States {
					from = from || s.Dir == types.RecvOnly && chans[u.flow.canon(s.Chan)]
				}
			}
			if from && (found == nil || inCycle(b)) {
				found = instr
			}
		}
	}
	return found
}
