package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// stored is how the package sets a variable of its own, or a field of any value of its
// type.
type stored struct {
	by   []*ssa.Store
	lent bool // somebody is given its address
	flag bool // of the command line, which asks for what helps to find mistakes
}

func (u *Unit) storesOf(v *types.Var) stored {
	if u.stores == nil {
		u.stores = map[*types.Var]stored{}
		var room []*ssa.Value
		for instr := range instrs[ssa.Instruction](u.Funcs...) {
			room = u.store(instr, room[:0])
		}
	}
	return u.stores[v]
}

// store notes what an instruction does to variables. operands is room for its operands,
// and comes back: every instruction of the package is asked for them.
func (u *Unit) store(instr ssa.Instruction, operands []*ssa.Value) []*ssa.Value {
	switch x := instr.(type) {
	case *ssa.Store:
		if v := addressed(x.Addr); v != nil {
			s := u.stores[v]
			s.by = append(s.by, x)
			u.stores[v] = s
		}
		u.lend(x.Val, x)
	case *ssa.UnOp, *ssa.FieldAddr, *ssa.IndexAddr: // a load, a part
	default:
		operands = instr.Operands(operands)
		for _, operand := range operands {
			u.lend(*operand, instr)
		}
	}
	return operands
}

func (u *Unit) lend(addr ssa.Value, to ssa.Instruction) {
	v := addressed(addr)
	if v == nil {
		return
	}
	s := u.stores[v]
	if call, ok := to.(*ssa.Call); ok && defines(call) {
		s.flag = true
	} else {
		s.lent = true
	}
	u.stores[v] = s
}

// defines reports whether a call defines such a flag: flag.BoolVar(&debug, "debug", …),
// and pflag's methods.
func defines(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	return fn != nil && (fn.Name() == "BoolVar" || fn.Name() == "BoolVarP") && slices.ContainsFunc(call.Call.Args, asksFor)
}

// addressed is the package variable or the field that an address is of.
func addressed(v ssa.Value) *types.Var {
	switch x := v.(type) {
	case *ssa.Global:
		g, _ := x.Object().(*types.Var)
		return g
	case *ssa.FieldAddr:
		return fieldAt(x.X.Type().Underlying().(*types.Pointer).Elem(), x.Field)
	}
	return nil
}

// read is the package variable or the field that a value is read from.
func read(v ssa.Value) *types.Var {
	switch x := v.(type) {
	case *ssa.Field:
		return fieldAt(x.X.Type(), x.Field)
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return addressed(x.X)
		}
	}
	return nil
}

func fieldAt(t types.Type, i int) *types.Var {
	if s, ok := t.Underlying().(*types.Struct); ok {
		return s.Field(i).Origin()
	}
	return nil
}
