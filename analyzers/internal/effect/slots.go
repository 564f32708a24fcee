package effect

import (
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Slots is what is known about slots from this package and those below it.
type Slots struct {
	Own []Filled

	unit    *Unit
	imports []fact.Import
	below   fact.Slots
	own     map[fact.Slot][]int    // indices into Own
	known   map[fact.Slot]string   // their loops
	busy    map[fact.Slot]bool     // results that are looked for
	need    map[fact.Slot]bool     // parameters and hidden methods that something goes on from
	entered map[fact.Slot][]Filled // see Enter
}

// OnLoop lists the slots that packages below have put on loops.
func (s *Slots) OnLoop() []fact.OnLoop { return s.below.OnLoop }

// Into lists what is seen to be put into a slot, by this package last. Only
// what this package put there has a Value.
func (s *Slots) Into(slot fact.Slot) []Filled {
	if of, i, ok := fact.ResultOf(slot); ok {
		return s.results(of, i)
	}
	var all []Filled
	for _, w := range s.below.Witnesses.Of(slot) {
		all = append(all, Filled{Witness: w})
	}
	for _, i := range s.own[slot] {
		all = append(all, s.Own[i])
	}
	return append(all, s.entered[slot]...)
}

// Held lists the functions in a slot and in the slots that are put there.
func (s *Slots) Held(slot fact.Slot) []Filled {
	var all []Filled
	seen := map[fact.Slot]bool{}
	var visit func(fact.Slot)
	visit = func(slot fact.Slot) {
		if seen[slot] {
			return
		}
		seen[slot] = true
		for _, f := range s.Into(slot) {
			if f.From != "" {
				visit(f.From)
			} else {
				all = append(all, f)
			}
		}
	}
	visit(slot)
	return all
}

// results lists what the functions in a slot return.
func (s *Slots) results(of fact.Slot, i int) []Filled {
	if s.busy[of] { // a state that is what the state before it returned
		return nil
	}
	s.busy[of] = true
	defer delete(s.busy, of)
	var all []Filled
	for _, f := range s.Held(of) {
		switch {
		case f.Value.Fn != nil:
			for _, ret := range s.unit.flow.returns[f.Value.Fn] {
				if i < len(ret.Results) {
					for _, v := range s.unit.Trace(ret.Results[i]) {
						all = append(all, s.unit.witness(v, f.Pos)...)
					}
				}
			}
		case f.Impl.Effect() != nil && i < len(f.Impl.Effect().Results):
			for _, src := range f.Impl.Effect().Results[i] {
				if src.Impl != nil || src.Slot != "" {
					all = append(all, Filled{Witness: fact.Witness{Impl: src.Impl, From: src.Slot, By: f.By}, Pos: f.Pos})
				}
			}
		}
	}
	return all
}

// Below reports whether a package below has put the same into the slot.
func (s *Slots) Below(w fact.Witness) bool {
	_, is := s.below.Witnesses.Find(w)
	return is
}

// Told reports whether it is reported what a package below has put into the slot: by
// that one or one between, which knew that the slot is on the loop, or where another
// package of this module calls the slot.
func (s *Slots) Told(w fact.Witness, loop string) bool {
	old, is := s.below.Witnesses.Find(w)
	if !is {
		return false
	}
	told := strings.Fields(old.Told)
	return slices.Contains(told, loop) || slices.Contains(told, s.within(loop))
}

// within is the loop for the packages of this module alone: nobody reads what is told
// of the code of another one.
func (s *Slots) within(loop string) string { return loop + "@" + s.unit.Module() }

// Slots collects the witnesses of the package, after Solve. Parameters get
// theirs only where something below needs them: where the parameter went into
// another slot, or is called by a closure that left the function.
func (u *Unit) Slots() *Slots {
	imports := u.lower()
	s := &Slots{unit: u, imports: imports, below: fact.Known(imports),
		own: map[fact.Slot][]int{}, known: map[fact.Slot]string{}, busy: map[fact.Slot]bool{}, need: map[fact.Slot]bool{}, entered: map[fact.Slot][]Filled{}}
	learn := func(w fact.Witness) {
		if from := w.From.Base(); from.IsParam() || from.IsHidden() {
			s.need[from] = true
		}
		if w.Impl == nil {
			return
		}
		for _, param := range w.Impl.Outer() {
			s.need[param] = true
		}
	}
	for _, l := range s.below.OnLoop {
		s.known[l.Slot] = fact.Union(s.known[l.Slot], l.Loop)
	}
	for _, w := range s.below.Witnesses {
		learn(w)
	}
	had := map[fact.Filling]bool{}
	add := func(slot fact.Slot, v Value, pos string) {
		v.When = ""
		for _, f := range u.witness(v, pos) {
			f.Slot = slot
			if f.From == slot || had[f.Filling()] {
				continue
			}
			had[f.Filling()] = true
			s.own[slot] = append(s.own[slot], len(s.Own))
			s.Own = append(s.Own, f)
			learn(f.Witness)
		}
	}
	for _, slot := range u.flow.slots {
		for _, e := range u.flow.from[slot] {
			vals, _ := u.flow.traceNode(e.src)
			for _, v := range vals {
				add(slot, v, u.Posn(e.pos))
			}
		}
	}
	conversions := u.conversions(s.callers(), add)
	u.asserted(add)
	u.instances(add)
	u.passed(s, imports, add)
	s.hiddenBelow(add)
	for n := -1; n != len(s.Own); { // an argument may itself be a parameter
		n = len(s.Own)
		u.arguments(func(slot fact.Slot) bool { return s.need[slot] }, add)
		s.implemented(add)
		s.hidden(conversions, add)
	}
	return s
}

// callers lists, by the methods of interfaces that packages below call on loops, the
// packages that lead to the call.
func (s *Slots) callers() map[fact.Slot][]string {
	all := map[fact.Slot][]string{}
	for _, on := range s.below.OnLoop {
		for l := on.Chain; l != nil; l = l.Next {
			if !slices.Contains(all[on.Slot], l.Pkg) {
				all[on.Slot] = append(all[on.Slot], l.Pkg)
			}
		}
	}
	return all
}

// said lists what this package has to say about slots that its imports do not say.
// Implementations that do nothing are left out.
func (s *Slots) said(onLoop []fact.OnLoop) fact.Witnesses {
	loops, first := map[fact.Slot]string{}, map[fact.Slot]string{}
	for _, l := range onLoop {
		loops[l.Slot] = fact.Union(loops[l.Slot], l.Loop)
		if !slices.Contains(strings.Fields(s.known[l.Slot]), l.Loop) {
			first[l.Slot] = fact.Union(first[l.Slot], s.within(l.Loop))
		}
	}
	var own fact.Witnesses
	for _, f := range s.Own {
		f.Told = loops[f.Slot]
		switch old, is := s.below.Witnesses.Find(f.Witness); {
		case is && fact.Both(old, f.Witness) != old:
			own = append(own, f.Bare())
		case !is && (f.Impl == nil || !f.Impl.Effect().Empty()):
			own = append(own, f.Witness)
		}
	}
	for slot, told := range first { // the call of the slot is here, and reported here
		for _, w := range s.below.Witnesses.Of(slot) {
			if !s.unit.Stray(w) {
				w.By, w.Told = "", told
				own = append(own, w.Bare())
			}
		}
	}
	return fact.Settled(own)
}
