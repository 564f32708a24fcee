package effect

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
)

// Awaiting lists the other functions of this package that receive in a cycle what a
// call returns: from the channel that it is, wherever that is kept, or from one that
// the result is sent to. A framework's own wait is often apart from the cycle that
// handles its events.
func (u *Unit) Awaiting(site *Site) []*ssa.Function {
	call, ok := site.instr.(*ssa.Call)
	if !ok {
		return nil
	}
	in := map[node]bool{}
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
	if len(in) == 0 {
		return nil
	}
	u.spread(in)
	var out []*ssa.Function
	for _, fn := range u.Funcs {
		if fn != site.Fn && u.receivesFrom(fn, in) {
			out = append(out, fn)
		}
	}
	return out
}

// copies lists the values that are a call's result under another name.
func copies(call *ssa.Call) []ssa.Value {
	out := []ssa.Value{call}
	for i := 0; i < len(out); i++ {
		for _, user := range *out[i].Referrers() {
			switch x := user.(type) {
			case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType:
				out = append(out, x.(ssa.Value))
			case *ssa.Store:
				local, ok := x.Addr.(*ssa.Alloc)
				if !ok || x.Val != out[i] {
					continue
				}
				for _, r := range *local.Referrers() {
					if load, ok := r.(*ssa.UnOp); ok && load.Op == token.MUL {
						out = append(out, load)
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

// receivesFrom reports whether fn receives from one of the channels again and again.
func (u *Unit) receivesFrom(fn *ssa.Function, chans map[node]bool) bool {
	for _, b := range fn.Blocks {
		if !inCycle(b) {
			continue
		}
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.UnOp:
				if x.Op == token.ARROW && chans[u.flow.canon(x.X)] {
					return true
				}
			case *ssa.Select:
				for _, s := range x.States {
					if s.Dir == types.RecvOnly && chans[u.flow.canon(s.Chan)] {
						return true
					}
				}
			}
		}
	}
	return false
}
