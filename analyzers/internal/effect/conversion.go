package effect

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// A conversion is where a value of one type becomes one of an interface type.
type conversion struct {
	pair
	at ssa.Instruction
}

type pair struct{ from, to types.Type }

// Where a converted value goes, the place that is preferred first.
const (
	toCaller = iota // to a package that calls the interface on a loop
	away            // to another package: it may call it
	nowhere
)

// conversions adds the methods of types that become interface values, and lists where
// that is. The first conversion of a pair of types gives the place of what is found, so it
// is one whose value goes to where the methods are called.
func (u *Unit) conversions(callers map[fact.Slot][]string, add func(fact.Slot, Value, string)) []conversion {
	var all [nowhere + 1][]conversion
	seen, calling := map[pair]int{}, map[types.Type][]string{}
	for instr := range instrs[ssa.Instruction](u.Funcs...) {
		var c conversion
		switch x := instr.(type) {
		case *ssa.MakeInterface:
			c = conversion{pair{x.X.Type(), x.Type()}, x}
		case *ssa.ChangeInterface:
			c = conversion{pair{x.X.Type(), x.Type()}, x}
		case *ssa.ChangeType: // between interfaces with the same methods
			c = conversion{pair{x.X.Type(), x.Type()}, x}
		default:
			continue
		}
		iface, ok := c.to.Underlying().(*types.Interface)
		if !ok || iface.NumMethods() == 0 && hiddenSlot(c.to, "") == "" {
			continue
		}
		if x, ok := instr.(*ssa.MakeInterface); ok {
			u.receiver(iface, x, add)
		}
		best, had := seen[c.pair]
		if had && best == toCaller || u.confined(c.at.(ssa.Value)) {
			continue
		}
		by, known := calling[c.to]
		if !known {
			for m := range iface.Methods() {
				by = append(by, callers[MethodSlot(m)]...)
			}
			calling[c.to] = by
		}
		if place := u.goes(instr, by); !had || place < best {
			seen[c.pair] = place
			all[place] = append(all[place], c)
		}
	}
	list := slices.Concat(all[:]...)
	for _, c := range list {
		u.conversion(c.to.Underlying().(*types.Interface), c.from, u.Posn(position(c.at)), add)
	}
	return list
}

// goes says where the value of an instruction is given to.
func (u *Unit) goes(instr ssa.Instruction, callers []string) int {
	place := nowhere
	for _, user := range *instr.(ssa.Value).Referrers() {
		call, ok := user.(ssa.CallInstruction)
		if !ok {
			continue
		}
		named := calleeOf(call.Common())
		if named == nil || named.Pkg() == u.Pass.Pkg {
			continue
		}
		place = away
		if named.Pkg() != nil && slices.Contains(callers, named.Pkg().Path()) {
			return toCaller
		}
	}
	return place
}

// position is the position of a conversion: most are implicit and have none, so
// that of its operand, if it is written there, or of where the value goes.
func position(instr ssa.Instruction) token.Pos {
	if p := instr.Pos(); p.IsValid() {
		return p
	}
	at := token.NoPos
	for _, op := range instr.Operands(nil) {
		if *op != nil && (*op).Pos().IsValid() {
			at = (*op).Pos()
		}
	}
	for _, user := range *instr.(ssa.Value).Referrers() {
		if p := user.Pos(); p.IsValid() && at < p { // the operand was made before
			return p
		}
	}
	if at.IsValid() {
		return at
	}
	return instr.Parent().Pos()
}

func (u *Unit) conversion(iface *types.Interface, from types.Type, pos string, add func(fact.Slot, Value, string)) {
	for i := range iface.NumMethods() {
		m := iface.Method(i)
		slot := MethodSlot(m)
		if slot == "" || u.ubiquitous(slot) || u.settled(m) {
			continue
		}
		if types.IsInterface(from) {
			if fm, ok := methodOf(from, m).(*types.Func); ok {
				add(slot, Value{Slot: MethodSlot(fm)}, pos)
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
func (u *Unit) receiver(iface *types.Interface, x *ssa.MakeInterface, add func(fact.Slot, Value, string)) {
	if !IsFunc(x.X.Type()) {
		return
	}
	for m := range iface.Methods() {
		obj := u.method(x.X.Type(), m)
		if obj == nil {
			continue
		}
		for _, v := range u.Trace(x.X) {
			add(fact.ParamSlot(fact.Key(obj), 0), v, u.Posn(position(x)))
		}
	}
}

// instances adds the methods of type arguments: a generic function or type calls
// them by its constraint.
func (u *Unit) instances(add func(fact.Slot, Value, string)) {
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
