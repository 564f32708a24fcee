package effect

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
)

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
	u.forwards(call, in)
	in = u.same(in)
	for n := -1; n != len(in); { // who takes an event may hand it on as it is
		n = len(in)
		for _, fn := range u.Funcs {
			for instr := range instrs[ssa.Instruction](fn) {
				for _, event := range taken(instr, func(ch ssa.Value) bool { return in[u.flow.canon(ch)] }) {
					u.forwards(event, in)
				}
			}
		}
		in = u.same(in)
	}
	return in
}

// same is the set of places in which channels of a set may be.
func (u *Unit) same(in map[node]bool) map[node]bool {
	if len(in) > 0 {
		u.givers(in)
		u.spread(in)
	}
	return in
}

// givers adds to a set of channels those that this package gives to a parameter among
// them.
func (u *Unit) givers(in map[node]bool) {
	for n := -1; n != len(in); {
		n = len(in)
		u.passes(func(param *ssa.Parameter, arg node) {
			if in[param] && arg != nil {
				in[arg] = true
			}
		})
	}
}

// passes calls f with every channel that a function of the package is called with.
func (u *Unit) passes(f func(param *ssa.Parameter, arg node)) {
	for _, fn := range u.Funcs {
		for _, site := range u.Sites(fn) {
			for _, v := range site.Vals {
				if v.Fn == nil || v.Shift || len(v.Fn.Params) != len(site.Args) {
					continue
				}
				for i, arg := range site.Args {
					if _, ok := arg.Type().Underlying().(*types.Chan); ok {
						f(v.Fn.Params[i], u.flow.canon(arg))
					}
				}
			}
		}
	}
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
		u.passes(func(param *ssa.Parameter, arg node) {
			if in[arg] {
				in[param] = true
			}
		})
		maps.DeleteFunc(in, func(x node, _ bool) bool { return x == nil })
	}
}

// receiveFrom is a receive of fn from one of the channels: in a cycle, if one is.
func (u *Unit) receiveFrom(fn *ssa.Function, chans map[node]bool) (found ssa.Instruction) {
	for instr := range instrs[ssa.Instruction](fn) {
		from := false
		switch x := instr.(type) {
		case *ssa.UnOp:
			from = x.Op == token.ARROW && chans[u.flow.canon(x.X)]
		case *ssa.Select:
			for _, s := range x.States {
				from = from || s.Dir == types.RecvOnly && chans[u.flow.canon(s.Chan)]
			}
		}
		if from && (found == nil || inCycle(instr.Block())) {
			found = instr
		}
	}
	return found
}
