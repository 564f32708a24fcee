package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// forwards adds to a set of channels those that a value is sent to, where it comes to
// be or by who calls the function that returns it, and to a set of sends these.
func (u *Unit) forwards(v ssa.Value, in map[node]bool, sends map[ssa.Instruction]bool) {
	seen := map[*ssa.Function]bool{}
	var follow func(ssa.Value)
	follow = func(v ssa.Value) {
		for _, x := range copies(v) {
			for _, user := range *x.Referrers() {
				switch s := user.(type) {
				case *ssa.Send:
					if s.X == x {
						in[u.flow.canon(s.Chan)], sends[s] = true, true
					}
				case *ssa.Select:
					for _, state := range s.States {
						if state.Dir == types.SendOnly && state.Send == x {
							in[u.flow.canon(state.Chan)], sends[s] = true, true
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
