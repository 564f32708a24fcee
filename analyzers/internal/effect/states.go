package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// states adds to what is known of a call's arguments the states that they are in. What
// was never set is said only of the fields that the callee asks for.
func states(args Args, call ssa.Instruction, vals []ssa.Value, callee *Effect) Args {
	var out Args
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
		if known := statesOf(base, at, callee.asked(i)); known != "" {
			if out == nil {
				out = make(Args, len(vals))
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

// asked lists the fields of a parameter that conditions of the effect are about.
func (e *Effect) asked(param int) (fields []string) {
	add := func(w When) {
		if !strings.Contains(string(w), ".") {
			return
		}
		for _, c := range w.list() {
			if i, name := field(c[:strings.IndexAny(c, "=!")]); i == param && name != "" {
				fields = append(fields, name)
			}
		}
	}
	for _, op := range e.Ops {
		add(op.When)
	}
	for _, c := range e.Calls {
		add(c.When)
	}
	return fields
}

// statesOf is what is known of the fields of a struct before an instruction: what the
// conditions around it say, what a literal has set, and what nothing has.
func statesOf(base ssa.Value, at ssa.Instruction, asked []string) Arg {
	known := map[string]Arg{}
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
	return Arg(has + strings.Join(all, "\n"))
}

func conditioned(known map[string]Arg, base ssa.Value, at ssa.Instruction) {
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
func set(known map[string]Arg, a *ssa.Alloc, at ssa.Instruction, asked []string) {
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

func zeroOf(t types.Type) Arg {
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
