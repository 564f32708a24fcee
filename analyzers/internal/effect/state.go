package effect

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A state is what a program with modes keeps of them, a field of its model:
//
//	func (m model) Update(…) { if m.state == browsing { … m.load() … } … }
//	func (m model) load()    { switch m.state { case reading: os.ReadFile(…) … } }
//
// What one function does in one state only is ruled out where another calls it in
// another state. A condition on the field is "0.state=const 1", what is known of a
// struct that is given "has state=const 1".
type state struct {
	base  ssa.Value // the variable of a struct, or the parameter that is one or points to one
	field int
}

const has = "has "

// stateOf is the field of which v is the value, and where it was read.
func stateOf(v ssa.Value) (s state, read ssa.Instruction) {
	switch x := unconverted(v).(type) {
	case *ssa.Field:
		if base := structOf(x.X); base != nil {
			at, ok := x.X.(ssa.Instruction)
			if !ok {
				at = x
			}
			return state{base, x.Field}, at
		}
	case *ssa.UnOp:
		if fa, ok := x.X.(*ssa.FieldAddr); ok && x.Op == token.MUL {
			switch fa.X.(type) {
			case *ssa.Alloc, *ssa.Parameter:
				return state{fa.X, fa.Field}, x
			}
		}
	}
	return state{}, nil
}

// structOf is the variable or the parameter of which v is the value or the address.
func structOf(v ssa.Value) ssa.Value {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		v = load.X
	}
	switch v.(type) {
	case *ssa.Alloc, *ssa.Parameter:
		return v
	}
	return nil
}

// compared is the state that a condition says is a constant, no flag: they are many,
// and rule out little.
func compared(cond ssa.Value, holds bool) (s state, value Arg, load ssa.Instruction) {
	x, ok := cond.(*ssa.BinOp)
	if !ok || (x.Op == token.EQL) != holds || x.Op != token.EQL && x.Op != token.NEQ {
		return state{}, "", nil
	}
	if value = argOf(x.Y); !strings.HasPrefix(string(value), "const ") {
		return state{}, "", nil
	}
	if b, ok := x.X.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsBoolean != 0 {
		return state{}, "", nil
	}
	s, load = stateOf(x.X)
	return s, value, load
}

// name is that of the field.
func (s state) name() string {
	t := s.base.Type().Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	return t.(*types.Struct).Field(s.field).Name()
}

// inState is a condition on a field of a parameter that is still as it was given.
func inState(cond ssa.Value, holds bool) When {
	s, value, load := compared(cond, holds)
	if load == nil {
		return ""
	}
	p, first := s.given()
	if p == nil || !s.kept(first, load) {
		return ""
	}
	return When(strconv.Itoa(paramIndex(p)) + "." + s.name() + "=" + string(value))
}

// given is the parameter that the struct is, and the store of it into its variable.
func (s state) given() (*ssa.Parameter, ssa.Instruction) {
	a, ok := s.base.(*ssa.Alloc)
	if !ok {
		p, _ := s.base.(*ssa.Parameter)
		return p, nil
	}
	for _, instr := range a.Parent().Blocks[0].Instrs {
		if store, ok := instr.(*ssa.Store); ok && store.Addr == a {
			p, _ := store.Val.(*ssa.Parameter)
			return p, store
		}
	}
	return nil, nil
}

// states adds to what is known of a call's arguments the states that they are in.
func states(args Args, call ssa.Instruction, vals []ssa.Value) Args {
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
		if known := statesOf(base, at); known != "" {
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

// statesOf is what the conditions around an instruction say of the fields of a struct.
func statesOf(base ssa.Value, at ssa.Instruction) Arg {
	var known []string
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
				known = append(known, s.name()+"="+string(value))
			}
		}
	}
	if len(known) == 0 {
		return ""
	}
	slices.Sort(known)
	return Arg(has + strings.Join(slices.Compact(known), "\n"))
}

// in reports whether what is known of a struct allows a field to be a value.
func (a Arg) in(field, value string) bool {
	for known := range strings.SplitSeq(strings.TrimPrefix(string(a), has), "\n") {
		if name, is, _ := strings.Cut(known, "="); name == field {
			return is == value
		}
	}
	return true
}

// field is the parameter's field that a condition is about, "" if it is about the
// parameter itself.
func field(about string) (param int, name string) {
	number, name, _ := strings.Cut(about, ".")
	param, _ = strconv.Atoi(number)
	return param, name
}
