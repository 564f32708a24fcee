package effect

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
)

// handed is the set of channels that the events of a call come by: those that it is
// given to send to, that its result is, or is sent to, and those that an event is sent
// to as it is by who takes it from one of them. The sends are listed too.
func (u *Unit) handed(site *Site) (in map[node]bool, sends map[ssa.Instruction]bool) {
	in, sends = map[node]bool{}, map[ssa.Instruction]bool{}
	for _, arg := range site.Args {
		if ch, ok := arg.Type().Underlying().(*types.Chan); ok && ch.Dir() != types.RecvOnly {
			in[u.flow.canon(arg)] = true
		}
	}
	if call, ok := site.instr.(*ssa.Call); ok {
		if _, ok := call.Type().Underlying().(*types.Chan); ok {
			in[call] = true
		}
		u.forwards(call, in, sends)
		u.same(in)
	} else if len(in) > 0 {
		u.spread(in)
	}
	for n := 0; n != len(in); {
		n = len(in)
		for instr := range instrs[ssa.Instruction](u.Funcs...) {
			for _, event := range taken(instr, func(ch ssa.Value) bool { return in[u.flow.canon(ch)] }) {
				u.forwards(event, in, sends)
			}
		}
		if len(in) > n {
			u.same(in)
		}
	}
	return in, sends
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
