package effect

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// conversions adds the methods of types that become interface values. Of several
// conversions of a type to an interface, the place is that of the first whose value
// goes to another package, where the interface's methods are called.
func (u *Unit) conversions(add func(Slot, Value, string)) {
	type pair struct{ from, to types.Type }
	best := map[pair]ssa.Instruction{}
	var order []pair
	for _, fn := range u.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				var from, to types.Type
				switch x := instr.(type) {
				case *ssa.MakeInterface:
					from, to = x.X.Type(), x.Type()
				case *ssa.ChangeInterface:
					from, to = x.X.Type(), x.Type()
				case *ssa.ChangeType: // between interfaces with the same methods
					from, to = x.X.Type(), x.Type()
				default:
					continue
				}
				iface, ok := to.Underlying().(*types.Interface)
				if !ok || iface.NumMethods() == 0 {
					continue
				}
				if x, ok := instr.(*ssa.MakeInterface); ok {
					u.receiver(iface, x, add)
				}
				p := pair{from, to}
				if old := best[p]; old == nil {
					order = append(order, p)
				} else if u.leaves(old) || !u.leaves(instr) {
					continue
				}
				best[p] = instr
			}
		}
	}
	// The same pointer type may be there several times: who adds first gives the place.
	slices.SortStableFunc(order, func(a, b pair) int {
		switch first := u.leaves(best[a]); {
		case first == u.leaves(best[b]):
			return 0
		case first:
			return -1
		}
		return 1
	})
	for _, p := range order {
		u.conversion(p.to.Underlying().(*types.Interface), p.from, u.Posn(u.position(best[p])), add)
	}
}

// leaves reports whether the value of an instruction is given to a function of another
// package.
func (u *Unit) leaves(instr ssa.Instruction) bool {
	return slices.ContainsFunc(*instr.(ssa.Value).Referrers(), func(user ssa.Instruction) bool {
		call, ok := user.(ssa.CallInstruction)
		if !ok {
			return false
		}
		callee := call.Common().Method
		if fn := call.Common().StaticCallee(); fn != nil {
			callee, _ = fn.Object().(*types.Func)
		}
		return callee != nil && callee.Pkg() != u.Pass.Pkg
	})
}

// position is the position of a conversion: most are implicit and have none, so
// that of its operand, if it is written there, or of where the value goes.
func (u *Unit) position(instr ssa.Instruction) token.Pos {
	if p := instr.Pos(); p.IsValid() {
		return p
	}
	at := token.NoPos
	for _, op := range instr.Operands(nil) {
		if *op != nil && (*op).Pos().IsValid() {
			at = (*op).Pos()
		}
	}
	line := func(p token.Pos) int { return u.Pass.Fset.Position(p).Line }
	for _, user := range *instr.(ssa.Value).Referrers() {
		if p := user.Pos(); p.IsValid() && (!at.IsValid() || line(at) != line(p)) {
			return p
		}
	}
	if at.IsValid() {
		return at
	}
	return instr.Parent().Pos()
}

func (u *Unit) conversion(iface *types.Interface, from types.Type, pos string, add func(Slot, Value, string)) {
	for i := range iface.NumMethods() {
		m := iface.Method(i)
		slot := MethodSlot(m)
		if slot == "" || u.ubiquitous(slot) || u.settled(m) {
			continue
		}
		if types.IsInterface(from) {
			if sel, _, _ := types.LookupFieldOrMethod(from, false, m.Pkg(), m.Name()); sel != nil {
				if fm, ok := sel.(*types.Func); ok {
					add(slot, Value{Slot: MethodSlot(fm)}, pos)
				}
			}
			continue
		}
		if obj := u.method(from, m); obj != nil {
			add(slot, u.value(obj), pos)
		}
	}
}

// settled reports whether the tables say what a call of the method does, so that
// nobody asks what is in its slot. Generated clients have thousands of these.
func (u *Unit) settled(m *types.Func) bool {
	k := u.Know.Func(m)
	return k != nil && len(k.Runs) == 0 && (k.Op != nil || k.Safe != "")
}

// receiver adds what a func type with methods wraps, where the conversion gives
// its methods to an interface: http.HandlerFunc(f) as a Handler runs f.
func (u *Unit) receiver(iface *types.Interface, x *ssa.MakeInterface, add func(Slot, Value, string)) {
	if _, ok := x.X.Type().Underlying().(*types.Signature); !ok {
		return
	}
	for m := range iface.Methods() {
		obj := u.method(x.X.Type(), m)
		if obj == nil {
			continue
		}
		for _, v := range u.Trace(x.X) {
			add(ParamSlot(Key(obj), 0), v, u.Posn(u.position(x)))
		}
	}
}

// instances adds the methods of type arguments: a generic function or type calls
// them by its constraint.
func (u *Unit) instances(add func(Slot, Value, string)) {
	ids := make([]*ast.Ident, 0, len(u.Pass.TypesInfo.Instances))
	for id := range u.Pass.TypesInfo.Instances {
		if !u.inTest(id.Pos()) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) })
	for _, id := range ids {
		params := typeParams(u.Pass.TypesInfo.ObjectOf(id))
		args := u.Pass.TypesInfo.Instances[id].TypeArgs
		for i := range min(params.Len(), args.Len()) {
			if iface, ok := params.At(i).Constraint().Underlying().(*types.Interface); ok && iface.NumMethods() > 0 {
				u.conversion(iface, args.At(i), u.Posn(id.Pos()), add)
			}
		}
	}
}

func typeParams(obj types.Object) *types.TypeParamList {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Signature().TypeParams()
	case *types.TypeName:
		switch t := obj.Type().(type) {
		case *types.Named:
			return t.TypeParams()
		case *types.Alias:
			return t.TypeParams()
		}
	}
	return nil
}
