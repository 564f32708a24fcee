package effect

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A handover is a call that hands channels to a function of the package.
type handover struct {
	fn   *ssa.Function
	args []ssa.Value
}

// handovers links the parameters of a function to the channels that it is given, where
// nobody but the package can call it, and always by its name: go work(jobs).
func (f *flow) handovers() {
	var calls []handover
	for call := range instrs[ssa.CallInstruction](f.u.Funcs...) {
		c := call.Common()
		if fn := f.ownCallee(c); fn != nil && slices.ContainsFunc(c.Args, func(arg ssa.Value) bool { return holdsChans(arg.Type()) }) {
			calls = append(calls, handover{fn, c.Args})
		}
	}
	if len(calls) == 0 {
		return
	}
	open := f.open()
	for _, call := range calls {
		if open[call.fn.Name()] {
			continue
		}
		for i, arg := range call.args {
			if holdsChans(arg.Type()) {
				f.link(call.fn.Params[i], arg)
			}
		}
	}
}

// ownCallee is the function that a call names, if only this package can name it.
func (f *flow) ownCallee(c *ssa.CallCommon) *ssa.Function {
	fn := c.StaticCallee()
	if fn == nil {
		return nil
	}
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	if fn.Pkg != f.u.pkg || len(fn.Params) != len(c.Args) || fn.Object() != nil && token.IsExported(fn.Name()) {
		return nil
	}
	return fn
}

// open are the names of functions that are used as values, and of methods that are called
// by an interface.
func (f *flow) open() map[string]bool {
	open := map[string]bool{}
	value := func(v ssa.Value) {
		if fn := f.u.named(v); fn != nil {
			open[fn.Name()] = true
		}
	}
	for instr := range instrs[ssa.Instruction](f.u.Funcs...) {
		switch x := instr.(type) {
		case *ssa.MakeClosure:
			for _, use := range *x.Referrers() {
				if call, ok := use.(ssa.CallInstruction); !ok || call.Common().Value != x || slices.Contains(call.Common().Args, ssa.Value(x)) {
					value(x.Fn)
				}
			}
		case ssa.CallInstruction:
			c := x.Common()
			if c.IsInvoke() {
				open[c.Method.Name()] = true
			}
			for _, arg := range c.Args {
				value(arg)
			}
		default:
			for _, op := range instr.Operands(nil) {
				value(*op)
			}
		}
	}
	return open
}
