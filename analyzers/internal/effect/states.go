package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// states adds to what is known of a call's arguments the states that they are in. What
// was never set is said only of the fields that the callee asks for.
func states(args fact.Args, call ssa.Instruction, vals []ssa.Value, callee *fact.Effect) fact.Args {
	var out fact.Args
	for i, v := range vals {
		if v == nil {
			continue
		}
		base := structOf(v)
		if base == nil {
			continue
		}
		at := call
		if load, ok := v.(*ssa.UnOp); ok {
			at = load // the copy that is given may be older than the call
		}
		if known := statesOf(base, at, callee.Asked(i)); known != "" {
			if out == nil {
				out = make(fact.Args, len(vals))
				copy(out, args)
			}
			out[i] = known
		}
	}
	if out == nil {
		return args
	}
	return out
}

// statesOf is what is known of the fields of a struct before an instruction: what the
// conditions around it say, what a literal has set, and what nothing has.
func statesOf(base ssa.Value, at ssa.Instruction, asked []string) fact.Arg {
	known := map[string]fact.Arg{}
	if a, ok := base.(*ssa.Alloc); ok {
		set(known, a, at, asked)
	}
	conditioned(known, base, at)
	if len(known) == 0 {
		return ""
	}
	var all []string
	for name, value := range known {
		all = append(all, name+"="+string(value))
	}
	slices.Sort(all)
	return fact.Arg(fact.Has + strings.Join(all, "\n"))
}

func conditioned(known map[string]fact.Arg, base ssa.Value, at ssa.Instruction) {
	b := at.Block()
	for d := b.Idom(); d != nil; d = d.Idom() {
		cond, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		for i, succ := range d.Succs {
			if len(succ.Preds) != 1 || !succ.Dominates(b) {
				continue
			}
			if s, value, load := compared(cond.Cond, i == 0); load != nil && s.base == base && s.kept(load, at) {
				known[s.name()] = value
			}
		}
	}
}

// set is what a literal has set, or an assignment, and the zero of what is asked for
// and nothing has set.
func set(known map[string]fact.Arg, a *ssa.Alloc, at ssa.Instruction, asked []string) {
	t, ok := a.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	if !ok {
		return
	}
	for _, instr := range *a.Referrers() {
		fa, ok := instr.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		for _, use := range *fa.Referrers() {
			store, ok := use.(*ssa.Store)
			if !ok || store.Addr != fa || !before(store, at) {
				continue
			}
			value := argOf(store.Val)
			if s := (state{a, fa.Field}); strings.HasPrefix(string(value), "const ") && s.kept(store, at) {
				known[s.name()] = value
			}
		}
	}
	for i := range t.NumFields() {
		f := t.Field(i)
		if _, told := known[f.Name()]; told || !slices.Contains(asked, f.Name()) || !before(a, at) {
			continue
		}
		if zero := zeroOf(f.Type()); zero != "" && (state{a, i}).kept(a, at) {
			known[f.Name()] = zero
		}
	}
}

func zeroOf(t types.Type) fact.Arg {
	if b, ok := t.Underlying().(*types.Basic); ok {
		switch info := b.Info(); {
		case info&types.IsBoolean != 0:
			return "const false"
		case info&types.IsInteger != 0:
			return "const 0"
		case info&types.IsString != 0:
			return `const ""`
		}
	}
	return ""
}
