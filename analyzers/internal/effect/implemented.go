package effect

import (
	"maps"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// implemented adds that the wanted parameters of methods, and those of entries, get what
// those of the interfaces' methods get which this package makes them implement. Whoever
// does that knows the method, and what is wanted of it.
func (s *Slots) implemented(add func(fact.Slot, Value, string)) {
	wanted := map[string][]string{} // the numbers of the parameters, by method
	want := func(slot fact.Slot) {
		if key, number, ok := slot.ParamOfMethod(); ok && !slices.Contains(wanted[key], number) {
			wanted[key] = append(wanted[key], number)
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(s.need)) {
		want(slot)
	}
	for _, l := range s.OnLoop() {
		if l.Grade < chain.Likely { // not because some call gives it something that is on a loop
			want(l.Slot)
		}
	}
	for _, w := range s.Own {
		method := w.Slot.Method()
		if method == "" || w.Impl == nil {
			continue
		}
		for _, number := range wanted[w.Impl.Key] {
			add(fact.NumberedParam(w.Impl.Key, number), Value{Slot: fact.NumberedParam(method, number)}, w.Pos)
		}
	}
}

// Implemented lists the parameters of interfaces' methods that a method's parameter gets
// what they get, as far as this package makes it implement them.
func (s *Slots) Implemented(param fact.Slot) (all []Filled) {
	key, number, ok := param.ParamOfMethod()
	if !ok {
		return nil
	}
	for _, f := range s.Own {
		if method := f.Slot.Method(); method != "" && f.Impl != nil && f.Impl.Key == key {
			from := fact.NumberedParam(method, number)
			all = append(all, Filled{fact.Witness{Slot: param, From: from}, Value{Slot: from}, f.Pos})
		}
	}
	return all
}

// Implements lists the slots of those parameters, as far as anybody has told.
func (s *Slots) Implements(param fact.Slot) (all []fact.Slot) {
	for _, f := range append(s.Into(param), s.Implemented(param)...) {
		if _, _, of := f.From.ParamOfMethod(); of && f.From.IsParam() && !slices.Contains(all, f.From) {
			all = append(all, f.From)
		}
	}
	return all
}

// Enter makes Into list what this package gives to a parameter of its own: its function
// is an entry, so that it is not known for each call.
func (s *Slots) Enter(param fact.Slot) {
	if _, known := s.entered[param]; known || s.need[param] {
		return
	}
	var all []Filled
	s.unit.arguments(func(slot fact.Slot) bool { return slot == param }, func(slot fact.Slot, v Value, pos string) {
		if slot == param {
			for _, f := range s.unit.witness(v, pos) {
				f.Slot = slot
				all = append(all, f)
			}
		}
	})
	s.entered[param] = append(all, s.Implemented(param)...)
}
