package effect

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// A Slot is a place that holds a func or interface value, as a string that
// means the same in every package:
//
//	f:import/path.Type.field    struct field, and the elements of a container in it
//	g:import/path.name          package variable, likewise
//	p:func-key#2                parameter (the receiver is number 0 of a method); of an
//	                            interface's method it stands for that of all implementations
//	i:(import/path.Iface).Name  interface method
//	t:(import/path.Iface).Name  likewise, of a method that the interface does not have
//	r:SLOT#1                    a result of what another slot holds
//	c:file:line:column          channel in a local variable
//
// A slot stays open for ever: a package further up may put one more value in.
type Slot string

// IsParam reports whether s is a parameter.
func (s Slot) IsParam() bool { return strings.HasPrefix(string(s), "p:") }

// isHidden reports whether s is a method that an interface does not have.
func (s Slot) isHidden() bool { return strings.HasPrefix(string(s), "t:") }

// method is the key of the interface method that s stands for, empty if it is none.
func (s Slot) method() string {
	key, ok := strings.CutPrefix(string(s), "i:")
	if !ok {
		return ""
	}
	return key
}

// Owns reports whether a slot is a parameter of a function of this package.
func (u *Unit) Owns(s Slot) bool {
	key, ok := strings.CutPrefix(string(s), "p:")
	return ok && strings.HasPrefix(strings.TrimLeft(key, "(*"), u.Pass.Pkg.Path()+".")
}

// ParamSlot is parameter i of the function with the given key.
func ParamSlot(key string, i int) Slot { return paramSlot(key, strconv.Itoa(i)) }

func paramSlot(key, number string) Slot { return Slot("p:" + key + "#" + number) }

// paramOfMethod takes the slot of a method's parameter apart.
func (s Slot) paramOfMethod() (key, number string, ok bool) {
	key, ok = strings.CutPrefix(string(s), "p:(")
	if !ok {
		return "", "", false
	}
	key, number, ok = strings.Cut("("+key, "#")
	return key, number, ok
}

// maxResults is how many calls of calls are followed: a state that returns the
// next state would go on for ever.
const maxResults = 3

// resultSlot is result i of what a slot holds.
func resultSlot(of Slot, i int) (Slot, bool) {
	if of == "" || strings.HasPrefix(string(of), strings.Repeat("r:", maxResults)) {
		return "", false
	}
	return Slot(fmt.Sprintf("r:%s#%d", of, i)), true
}

// resultOf undoes resultSlot.
func resultOf(slot Slot) (of Slot, i int, ok bool) {
	rest, ok := strings.CutPrefix(string(slot), "r:")
	if !ok {
		return "", 0, false
	}
	at := strings.LastIndexByte(rest, '#')
	i, err := strconv.Atoi(rest[at+1:])
	return Slot(rest[:at]), i, err == nil
}

// IsResult reports whether s is a result of what another slot holds.
func (s Slot) IsResult() bool { return strings.HasPrefix(string(s), "r:") }

// base is the slot whose results, or results of results, are in s.
func (s Slot) base() Slot {
	for {
		of, _, ok := resultOf(s)
		if !ok {
			return s
		}
		s = of
	}
}

func globalSlot(v types.Object) Slot {
	return Slot("g:" + v.Pkg().Path() + "." + v.Name())
}

// fieldSlot names field i of the struct type t (which may be a pointer). The
// owner is nil for a struct type without a name.
func fieldSlot(t types.Type, i int) (Slot, *types.TypeName, *types.Var) {
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
		return Slot("f:" + obj.Pkg().Path() + "." + obj.Name() + "." + v.Name()), obj, v
	}
	return Slot("f:" + types.TypeString(t, nil) + "." + v.Name()), nil, v
}

// MethodSlot is the slot of an interface's method. A method of an embedded
// interface belongs to the interface that declares it.
func MethodSlot(m *types.Func) Slot {
	m = m.Origin()
	recv := m.Signature().Recv()
	if recv == nil {
		return ""
	}
	if named, ok := types.Unalias(recv.Type()).(*types.Named); ok && named.Obj().Pkg() != nil {
		return Slot("i:(" + named.Obj().Pkg().Path() + "." + named.Obj().Name() + ")." + m.Name())
	}
	return Slot("i:(" + types.TypeString(recv.Type(), nil) + ")." + m.Name())
}

// Key names a function or method in every package alike.
func Key(fn *types.Func) string { return fn.Origin().FullName() }

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
// around others, such as *bufio.Scanner.
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
	}
	return false
}

// isFunc reports whether t is the type of a func.
func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// paramOf is the number of the parameter of function key that slot stands for.
func paramOf(slot Slot, key string) (int, bool) {
	rest, ok := strings.CutPrefix(string(slot), "p:")
	if ok {
		rest, ok = strings.CutPrefix(rest, key)
	}
	if ok {
		rest, ok = strings.CutPrefix(rest, "#")
	}
	if !ok {
		return 0, false
	}
	n := 0
	for _, c := range rest {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
