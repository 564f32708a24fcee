package effect

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
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

// compared is the state that a condition, or its opposite, says is a constant.
func compared(cond ssa.Value, holds bool) (s state, value fact.Arg, load ssa.Instruction) {
	switch x := cond.(type) {
	case *ssa.BinOp:
		value = argOf(x.Y)
		if (x.Op == token.EQL) != holds || x.Op != token.EQL && x.Op != token.NEQ || !strings.HasPrefix(string(value), "const ") {
			return state{}, "", nil
		}
		cond = x.X
	case *ssa.UnOp:
		if x.Op == token.NOT {
			return compared(x.X, !holds)
		}
		if x.Op != token.MUL {
			return state{}, "", nil
		}
		value = fact.Arg("const " + strconv.FormatBool(holds))
	default:
		value = fact.Arg("const " + strconv.FormatBool(holds))
	}
	s, load = stateOf(cond)
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

// inState is a condition on a field of a parameter that is still as it was given. The
// flags of a receiver are left out: they are many, and rule out little.
func inState(cond ssa.Value, holds bool) fact.When {
	s, value, load := compared(cond, holds)
	if load == nil {
		return ""
	}
	p, first := s.given()
	if p == nil || !s.kept(first, load) || flag(value) && p.Parent().Signature.Recv() != nil && paramIndex(p) == 0 {
		return ""
	}
	return fact.When(strconv.Itoa(paramIndex(p)) + "." + s.name() + "=" + string(value))
}

func flag(value fact.Arg) bool { return value == "const true" || value == "const false" }

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
