package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// sealed reports whether all types are known that a function may return as an interface,
// so that its methods are known to those who call them. What the tables say of a method,
// whatever is behind it, has to be wrong for each of the types.
func (u *Unit) sealed(fn *ssa.Function, i int, iface *types.Interface, seal fact.Slot) bool {
	asked := methodsOf(iface, func(_ *types.Func, slot fact.Slot) bool { return !u.ubiquitous(slot) || files(slot) })
	if len(asked) == 0 {
		return false
	}
	some := false
	for _, ret := range u.flow.returns[fn] {
		vals, complete := u.flow.trace(ret.Results[i])
		if !complete {
			return false
		}
		for _, v := range vals {
			some = true
			if v.Made != (fact.Made{}) {
				if v.Made.Key == "" && v.Made.Method != seal {
					return false
				}
				continue
			}
			for _, m := range asked {
				obj := u.method(v.Type, m)
				if obj == nil || (u.settled(m) || files(MethodSlot(m))) && !u.harmless(obj) {
					return false
				}
			}
		}
	}
	return some
}

// harmless reports whether a method is known to do nothing of note.
func (u *Unit) harmless(obj *types.Func) bool {
	if k := u.Know.Func(obj); k != nil {
		return k.Safe != "" && len(k.Waits) == 0
	}
	if knowledge.Std(obj.Pkg().Path()) { // its tables are complete
		return true
	}
	impl := u.Impl(u.value(obj))
	if impl == nil || impl.Effect() == nil {
		return false
	}
	e := *impl.Effect()
	e.Results = nil // what it returns it does not do
	return e.Empty()
}

// embedded reports whether a method is one of an embed.FS: what it returns is in memory.
func embedded(m *types.Func) bool {
	return m.Pkg() != nil && m.Pkg().Path() == "embed" && m.Signature().Recv() != nil
}

// sealed is a value of an interface type, or of a list of those, of which no method does
// anything.
func sealed(t types.Type) Value {
	return Value{Made: fact.Made{Method: interfaceSlot(element(t))}}
}
