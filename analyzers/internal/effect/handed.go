package effect

import (
	"go/token"
	"go/types"
	"maps"
	"slices"

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

// forwards adds to a set of channels those that a value is sent to: where it comes to
// be, or by who calls the function that returns it.
func (u *Unit) forwards(v ssa.Value, in map[node]bool) {
	seen := map[*ssa.Function]bool{}
	var follow func(ssa.Value)
	follow = func(v ssa.Value) {
		for _, x := range copies(v) {
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
				case *ssa.Return:
					if fn := s.Parent(); len(s.Results) == 1 && !seen[fn] {
						seen[fn] = true
						for _, call := range u.callsOf(fn) {
							follow(call)
						}
					}
				}
			}
		}
	}
	follow(v)
}

// callsOf lists the calls of a function by its name.
func (u *Unit) callsOf(fn *ssa.Function) (out []*ssa.Call) {
	for _, caller := range u.Callers(fn) {
		for _, site := range u.Sites(caller) {
			if call, ok := site.instr.(*ssa.Call); ok && site.waitsFor(fn) {
				out = append(out, call)
			}
		}
	}
	return out
}

// taken lists what an instruction takes from channels.
func taken(instr ssa.Instruction, from func(ssa.Value) bool) (out []ssa.Value) {
	switch x := instr.(type) {
	case *ssa.UnOp:
		if x.Op != token.ARROW || !from(x.X) {
			return nil
		}
		if !x.CommaOk {
			return []ssa.Value{x}
		}
		out = extracts(x, 0, out)
	case *ssa.Select:
		i := 2 // behind which case it was, and whether the channel is open
		for _, s := range x.States {
			if s.Dir == types.RecvOnly {
				if from(s.Chan) {
					out = extracts(x, i, out)
				}
				i++
			}
		}
	}
	return out
}

func extracts(tuple ssa.Value, i int, out []ssa.Value) []ssa.Value {
	for _, user := range *tuple.Referrers() {
		if e, ok := user.(*ssa.Extract); ok && e.Index == i {
			out = append(out, e)
		}
	}
	return out
}

// copies lists the values that are v under another name.
func copies(v ssa.Value) []ssa.Value {
	out := []ssa.Value{v}
	add := func(v ssa.Value) {
		if !slices.Contains(out, v) { // two variables may be set to each other
			out = append(out, v)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, user := range *out[i].Referrers() {
			switch x := user.(type) {
			case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi:
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
