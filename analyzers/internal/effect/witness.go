package effect

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Filled is a witness, with the value it was made from if this package made it.
type Filled struct {
	fact.Witness
	Value Value
	Pos   string // where this package does it
}

// Held is the function that the witness put into the slot.
func (f Filled) Held() Value {
	if f.Value != (Value{}) {
		return f.Value
	}
	return Value{Impl: f.Impl}
}

// Args are what the function that the witness put into a slot knows of its
// arguments when the slot is called with args. Of a method that another package
// put there as a func it is not known whether args has its receiver.
func (f Filled) Args(slot fact.Slot, args fact.Args) fact.Args {
	switch {
	case args == nil || strings.HasPrefix(string(slot), "i:"):
		return args
	case f.Value.Shift:
		return append(fact.Args{""}, args...)
	case f.Value == (Value{}) && f.Impl != nil && strings.HasPrefix(f.Impl.Key, "("):
		return nil
	}
	return args
}

// witness makes a witness of a value, none of one that tells nothing.
func (u *Unit) witness(v Value, pos string) []Filled {
	w := fact.Witness{By: u.project}
	switch {
	case v.Param != nil:
		w.From = fact.ParamSlot(u.Key(v.Param.Parent()), paramIndex(v.Param))
	case v.Slot != "":
		w.From = v.Slot
	default:
		if w.Impl = u.Impl(v); w.Impl == nil {
			return nil
		}
	}
	return []Filled{{w, v, pos}}
}

// arguments adds what calls put into the wanted parameters, and all funcs that they
// give to methods of interfaces: who implements one may be known further up only.
func (u *Unit) arguments(wanted func(fact.Slot) bool, add func(fact.Slot, Value, string)) {
	for _, fn := range u.Funcs {
		for _, site := range u.Sites(fn) {
			if !slices.ContainsFunc(site.Args, func(arg ssa.Value) bool { return holdsFuncs(arg.Type()) }) {
				continue
			}
			for _, v := range site.Vals {
				method := u.taker(site, v).Method()
				key := cmp.Or(method, u.KeyOf(v))
				if key == "" {
					continue
				}
				off := 0
				if v.Shift {
					off = 1
				}
				for i, arg := range site.Args {
					if !holdsFuncs(arg.Type()) {
						continue
					}
					if slot := fact.ParamSlot(key, i+off); wanted(slot) || method != "" && IsFunc(arg.Type()) {
						vals, _ := u.flow.trace(arg)
						for _, v := range vals {
							add(slot, v, site.Hop.Pos)
						}
					}
				}
			}
		}
	}
}

// KeyOf is the key of the function that a value holds, empty if none is known.
func (u *Unit) KeyOf(v Value) string {
	switch {
	case v.Fn != nil:
		return u.Key(v.Fn)
	case v.Obj != nil:
		return u.keyFor(v.Obj)
	case v.Impl != nil:
		return v.Impl.Key
	}
	return ""
}

// SetOnLoop says that the function is on these loops by itself, before Fact.
func (u *Unit) SetOnLoop(fn *ssa.Function, loops []string) {
	e := u.state[fn]
	e.OnLoop, e.Module = loops, u.Module()
}
