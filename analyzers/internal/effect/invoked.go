package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// invoked lists what a call of an interface method may run. A receiver that can
// only hold types seen in this function is decided here; a parameter is left to
// the callers; anything else goes by the method's own slot.
func (u *Unit) invoked(c *ssa.CallCommon) (out []Value, concrete bool) {
	slot := MethodSlot(c.Method)
	vals, complete := u.flow.trace(c.Value)
	t := targets{Unit: u, of: c.Method, slot: slot, complete: complete}
	concrete = true
	for _, v := range vals {
		switch {
		case v.Param != nil:
			t.out = append(t.out, v)
			concrete = false
		case v.Slot != "":
			held, all := u.flow.each(v.Slot, files(slot))
			t.complete = t.complete && all
			if all || files(slot) {
				for _, in := range held {
					t.add(in, true)
				}
			}
		default:
			t.add(v, false)
		}
	}
	if !t.complete || len(t.out) == 0 && !t.sealed {
		return append(t.out, Value{Slot: slot}), false
	}
	for i := range t.out { // one of several
		t.out[i].Held = t.out[i].Held || len(t.out) > 1 && t.out[i].Param == nil
	}
	return t.out, concrete
}

// targets are the functions that an interface's method is, for what may be in the
// interface.
type targets struct {
	*Unit
	of       *types.Func
	slot     fact.Slot
	out      []Value
	complete bool
	sealed   bool // of some value it is known that the others are all
}

// add looks at one value that may be in the interface.
func (t *targets) add(v Value, held bool) {
	switch {
	case v.Type != nil:
		if m := t.method(v.Type, t.of); m != nil {
			t.out = append(t.out, t.value(m))
			break
		}
		t.complete = false
		return
	case v.Made.Key != "":
		if v.Made.Method != t.slot {
			return // another method of the same value
		}
		impl := t.made(v.Made)
		if impl == nil {
			t.complete = false
			return
		}
		t.out = append(t.out, Value{Impl: impl})
	default:
		t.sealed = t.sealed || v.Made.Seals(t.slot)
		t.complete = t.complete && v.Made.Seals(t.slot)
		return
	}
	last := &t.out[len(t.out)-1]
	last.When, last.Held = v.When, held
}

// files reports whether a method is one of the interfaces behind which files are
// met. Elsewhere they are ubiquitous, but what a field is seen to hold tells.
func files(slot fact.Slot) bool {
	return strings.HasPrefix(string(slot), "i:(io.") || strings.HasPrefix(string(slot), "i:(io/fs.")
}

// value is the function behind an object that has a body somewhere.
func (u *Unit) value(obj *types.Func) Value {
	if own := u.declared(obj); own != nil {
		return Value{Fn: own}
	}
	return Value{Obj: obj}
}

// method is the method of a concrete type that implements an interface's.
func (u *Unit) method(t types.Type, m *types.Func) *types.Func {
	if t == nil || types.IsInterface(t) {
		return nil
	}
	obj, ok := methodOf(t, m).(*types.Func)
	if !ok || obj.Signature().Recv() == nil || types.IsInterface(obj.Signature().Recv().Type()) {
		return nil // promoted from an embedded interface: the interface's own slot tells
	}
	return obj.Origin()
}

// methodOf is what a type has under the name of a method, nil if nothing.
func methodOf(t types.Type, m *types.Func) types.Object {
	obj, _, _ := types.LookupFieldOrMethod(t, false, m.Pkg(), m.Name())
	return obj
}
