package effect

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// An interface value that is asserted to be of another interface has methods that its
// own type does not tell of:
//
//	if d, ok := widget.(Draggable); ok { d.Dragged(e) }
//
// What is in (Draggable).Dragged are the methods of that name of all types that become
// a Widget; the slot t:(import/path.Widget).Dragged holds them.

// hiddenSlot is the slot of a method that the type of an interface value does not
// have, empty if the type has no name of its own: anything may be an any.
func hiddenSlot(t types.Type, method string) fact.Slot {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return fact.Slot("t:(" + named.Obj().Pkg().Path() + "." + named.Obj().Name() + ")." + method)
}

// asserted adds what the methods of interfaces get by assertions of this package.
func (u *Unit) asserted(add func(fact.Slot, Value, string)) {
	done := map[pair]bool{}
	for x := range instrs[*ssa.TypeAssert](u.Funcs...) {
		if done[pair{x.X.Type(), x.AssertedType}] {
			continue
		}
		done[pair{x.X.Type(), x.AssertedType}] = true
		if to, ok := x.AssertedType.Underlying().(*types.Interface); ok {
			u.assertion(x.X.Type(), to, u.Posn(x.Pos()), add)
		}
	}
}

func (u *Unit) assertion(from types.Type, to *types.Interface, pos string, add func(fact.Slot, Value, string)) {
	for m := range to.Methods() {
		slot := MethodSlot(m)
		if slot == "" || u.ubiquitous(slot) || u.settled(m) {
			continue
		}
		source := hiddenSlot(from, m.Name())
		if known, ok := methodOf(from, m).(*types.Func); ok {
			source = MethodSlot(known)
		}
		if source != "" {
			add(slot, Value{Slot: source}, pos)
		}
	}
}

// hidden adds the methods that are asserted to be there, of types that become interface
// values here.
func (s *Slots) hidden(conversions []conversion, add func(fact.Slot, Value, string)) {
	u := s.unit
	wanted := map[string][]string{} // the methods, by the slots' beginning
	for _, slot := range slices.Sorted(maps.Keys(s.need)) {
		if iface, method, ok := strings.Cut(string(slot), ")."); ok && slot.IsHidden() {
			wanted[iface+")."] = append(wanted[iface+")."], method)
		}
	}
	if len(wanted) == 0 {
		return
	}
	for _, c := range conversions {
		for _, name := range wanted[string(hiddenSlot(c.to, ""))] {
			slot, pos := hiddenSlot(c.to, name), u.Posn(position(c.at))
			obj, _, _ := types.LookupFieldOrMethod(c.from, false, u.Pass.Pkg, name)
			m, ok := obj.(*types.Func)
			switch {
			case ok && types.IsInterface(m.Signature().Recv().Type()):
				add(slot, Value{Slot: MethodSlot(m)}, pos)
			case ok:
				add(slot, u.value(m.Origin()), pos)
			case types.IsInterface(c.from):
				if from := hiddenSlot(c.from, name); from != "" {
					add(slot, Value{Slot: from}, pos)
				}
			}
		}
	}
}

// hiddenBelow adds the methods that this package asserts to be there, of types that have
// become interface values in a package below. The methods that the interface has tell
// of these types.
func (s *Slots) hiddenBelow(add func(fact.Slot, Value, string)) {
	asserted := map[fact.Slot]bool{}
	for _, f := range s.Own {
		if f.From.IsHidden() && f.Slot.Method() != "" {
			asserted[f.From] = true
		}
	}
	for _, hidden := range slices.Sorted(maps.Keys(asserted)) {
		iface, name, _ := strings.Cut(string(hidden), ").")
		known := fact.Slot("i" + iface[len("t"):] + ").")
		done := map[string]bool{}
		for _, w := range s.below.Witnesses.From(known) {
			if !strings.HasPrefix(string(w.Slot), string(known)) {
				break
			}
			if w.Impl == nil {
				continue
			}
			recv, _, ok := strings.Cut(w.Impl.Key, ").")
			if !ok || done[recv] {
				continue
			}
			done[recv] = true
			if impl := s.unit.methodBelow(recv+").", name); impl != nil {
				add(hidden, Value{Impl: impl}, "")
			}
		}
	}
}

// made is the function of a package below that is a method of what was put into an
// interface there, nil if nothing is known of it.
func (u *Unit) made(m fact.Made) *fact.Impl {
	i := strings.LastIndex(m.Key, ").")
	if i < 0 {
		return nil
	}
	return u.methodBelow(m.Key[:i+2], m.Key[i+2:])
}

// methodBelow is a method of a type of a package below, nil if nothing is known of it.
// The beginning of its key is "(*import/path.Type).".
func (u *Unit) methodBelow(recv, name string) *fact.Impl {
	typ := strings.TrimSuffix(strings.TrimLeft(recv, "(*"), ").")
	plain, _, _ := strings.Cut(typ, "[") // without type parameters
	dot := strings.LastIndexByte(plain, '.')
	if dot < 0 {
		return nil
	}
	path, short := typ[:dot], typ[dot+1:]
	if strings.HasPrefix(recv, "(*") {
		short = "(*" + short + ")"
	}
	f := u.below.Function(path, recv+name)
	if f.Effect.Empty() {
		return nil
	}
	return fact.NewImpl(recv+name, short+"."+name, path, f.Effect)
}
