package fact

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

// IsHidden reports whether s is a method that an interface does not have.
func (s Slot) IsHidden() bool { return strings.HasPrefix(string(s), "t:") }

// Method is the key of the interface method that s stands for, empty if it is none.
func (s Slot) Method() string {
	key, ok := strings.CutPrefix(string(s), "i:")
	if !ok {
		return ""
	}
	return key
}

// ParamSlot is parameter i of the function with the given key.
func ParamSlot(key string, i int) Slot { return NumberedParam(key, strconv.Itoa(i)) }

// NumberedParam is the parameter with a number that ParamOfMethod has told.
func NumberedParam(key, number string) Slot { return Slot("p:" + key + "#" + number) }

// ParamOfMethod takes the slot of a method's parameter apart.
func (s Slot) ParamOfMethod() (key, number string, ok bool) {
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

// ResultSlot is result i of what a slot holds.
func ResultSlot(of Slot, i int) (Slot, bool) {
	if of == "" || strings.HasPrefix(string(of), strings.Repeat("r:", maxResults)) {
		return "", false
	}
	return Slot(fmt.Sprintf("r:%s#%d", of, i)), true
}

// ResultOf undoes ResultSlot.
func ResultOf(slot Slot) (of Slot, i int, ok bool) {
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

// Base is the slot whose results, or results of results, are in s.
func (s Slot) Base() Slot {
	for {
		of, _, ok := ResultOf(s)
		if !ok {
			return s
		}
		s = of
	}
}

// Key names a function or method in every package alike.
func Key(fn *types.Func) string { return fn.Origin().FullName() }

// ParamOf is the number of the parameter of function key that slot stands for.
func ParamOf(slot Slot, key string) (int, bool) {
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
