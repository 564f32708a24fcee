package effect

import (
	"go/types"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Owns reports whether a slot is a parameter of a function of this package.
func (u *Unit) Owns(s fact.Slot) bool {
	key, ok := strings.CutPrefix(string(s), "p:")
	return ok && strings.HasPrefix(strings.TrimLeft(key, "(*"), u.Pass.Pkg.Path()+".")
}

func globalSlot(v types.Object) fact.Slot {
	return fact.Slot("g:" + v.Pkg().Path() + "." + v.Name())
}

// fieldSlot names field i of the struct type t (which may be a pointer). The
// owner is nil for a struct type without a name.
func fieldSlot(t types.Type, i int) (fact.Slot, *types.TypeName, *types.Var) {
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	t = types.Unalias(t)
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return "", nil, nil
	}
	v := st.Field(i)
	if named, ok := t.(*types.Named); ok {
		obj := named.Origin().Obj()
		if obj.Pkg() == nil {
			return "", nil, nil
		}
		return fact.Slot("f:" + obj.Pkg().Path() + "." + obj.Name() + "." + v.Name()), obj, v
	}
	return fact.Slot("f:" + types.TypeString(t, nil) + "." + v.Name()), nil, v
}

// MethodSlot is the slot of an interface's method. A method of an embedded
// interface belongs to the interface that declares it.
func MethodSlot(m *types.Func) fact.Slot {
	m = m.Origin()
	recv := m.Signature().Recv()
	if recv == nil {
		return ""
	}
	return interfaceSlot(recv.Type()) + fact.Slot(m.Name())
}

// interfaceSlot is how the slots of an interface's methods begin.
func interfaceSlot(t types.Type) fact.Slot {
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
		return fact.Slot("i:(" + named.Obj().Pkg().Path() + "." + named.Obj().Name() + ").")
	}
	return fact.Slot("i:(" + types.TypeString(t, nil) + ").")
}

// holdsFuncs reports whether a value of type t can hold a func or an interface,
// directly or as the element of a container.
func holdsFuncs(t types.Type) bool {
	for range 6 { // deeper nests of containers do not occur
		switch u := types.Unalias(t).Underlying().(type) {
		case *types.Signature:
			return true
		case *types.Interface: // an empty one too: a registry of callbacks takes any
			return true
		case *types.Pointer:
			if wraps(t) {
				return true
			}
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Map:
			t = u.Elem()
		case *types.Chan:
			t = u.Elem()
		default:
			return wraps(t)
		}
	}
	return false
}

// wraps reports whether t is one of the standard library's readers and writers
// around others, such as *bufio.Scanner, or a reflect.Value, which may be of a func.
func wraps(t types.Type) bool {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch dir, _, _ := strings.Cut(named.Obj().Pkg().Path(), "/"); dir {
	case "bufio", "archive", "compress", "encoding":
		return true
	case "reflect":
		return named.Obj().Name() == "Value"
	}
	return false
}

// IsFunc reports whether t is the type of a func.
func IsFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}
