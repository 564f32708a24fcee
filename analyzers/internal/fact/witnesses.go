package fact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// Witnesses are sorted by what they say, and no two say the same. Packages share them:
// most hand on what they were given, so a list is never changed once it is made.
type Witnesses []Witness

// Of lists those about a slot.
func (ws Witnesses) Of(slot Slot) Witnesses {
	from, to := ws.span(slot)
	return ws[from:to]
}

// From lists those about a slot and about all slots behind it.
func (ws Witnesses) From(slot Slot) Witnesses { return ws[ws.before(Witness{Slot: slot}):] }

// span is where those about a slot begin and end.
func (ws Witnesses) span(slot Slot) (from, to int) {
	from, _ = slices.BinarySearchFunc(ws, slot, func(w Witness, s Slot) int { return strings.Compare(string(w.Slot), string(s)) })
	for to = from; to < len(ws) && ws[to].Slot == slot; to++ {
	}
	return from, to
}

// Find is the one that says what w says.
func (ws Witnesses) Find(w Witness) (said Witness, ok bool) {
	i, ok := ws.index(w)
	if ok {
		said = ws[i]
	}
	return said, ok
}

func (ws Witnesses) index(w Witness) (int, bool) {
	return slices.BinarySearchFunc(ws, w, compareWitnesses)
}

// before counts those that stand before w. Mostly that is none or one.
func (ws Witnesses) before(w Witness) int {
	n := 1
	for n <= len(ws) && compareWitnesses(ws[n-1], w) < 0 {
		n *= 2
	}
	i, _ := ws[n/2 : min(n, len(ws))].index(w)
	return n/2 + i
}

func compareWitnesses(a, b Witness) int { return a.Filling().compare(b.Filling()) }

// Both is what two witnesses say that differ at most in who made them and who told.
func Both(a, b Witness) Witness {
	if a.Impl != nil && !a.Impl.said() {
		a.Impl = b.Impl
	}
	a.By, a.Told = Union(a.By, b.By), Union(a.Told, b.Told)
	return a
}

// Settled sorts a list in which things may be said more than once.
func Settled(ws Witnesses) Witnesses {
	slices.SortStableFunc(ws, compareWitnesses)
	n := 0
	for _, w := range ws {
		if n > 0 && ws[n-1].Filling() == w.Filling() {
			ws[n-1] = Both(ws[n-1], w)
			continue
		}
		ws[n] = w
		n++
	}
	return ws[:n]
}

// joined is what the lists say together.
// It looks at the longest list once for each other one: nearly all of those is in it.
func joined(lists []Witnesses) Witnesses {
	if len(lists) == 0 {
		return nil
	}
	longest := 0
	for i, l := range lists {
		if len(l) > len(lists[longest]) {
			longest = i
		}
	}
	base, mine := lists[longest], false
	var more Witnesses // that are not in base
	for i, list := range lists {
		if i == longest || len(list) == 0 || &list[0] == &base[0] && len(list) == len(base) {
			continue
		}
		var fresh Witnesses
		b, m := 0, 0
		for _, w := range list {
			b += base[b:].before(w)
			if b < len(base) && base[b].Filling() == w.Filling() {
				if old := base[b]; old != w {
					if w = Both(old, w); w != old {
						if !mine {
							base, mine = slices.Clone(base), true
						}
						base[b] = w
					}
				}
				continue
			}
			m += more[m:].before(w)
			if m < len(more) && more[m].Filling() == w.Filling() {
				more[m] = Both(more[m], w)
			} else {
				fresh = append(fresh, w)
			}
		}
		more = merged(more, fresh)
	}
	return merged(base, more)
}

// merged is both lists, which say nothing twice. It may be one of them.
func merged(a, b Witnesses) Witnesses {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	all := make(Witnesses, 0, len(a)+len(b))
	for _, w := range b {
		n := a.before(w)
		all = append(append(all, a[:n]...), w)
		a = a[n:]
	}
	return append(all, a...)
}

// onLoops are sorted by slot and loop, and have one element for both.
type onLoops []OnLoop

// joinedOnLoops is what the lists say together.
func joinedOnLoops(lists []onLoops) onLoops {
	switch len(lists) {
	case 0:
		return nil
	case 1:
		return lists[0]
	}
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, b OnLoop) int {
		return cmp.Or(a.compare(b), cmp.Compare(a.Grade, b.Grade), chain.Compare(a.Chain, b.Chain), strings.Compare(a.Entry, b.Entry))
	})
	n := 0
	for _, l := range all {
		if n > 0 && all[n-1].compare(l) == 0 { // the first is the better one
			all[n-1].Frequent = all[n-1].Frequent || l.Frequent
			continue
		}
		all[n] = l
		n++
	}
	return all[:n]
}

func (l OnLoop) compare(m OnLoop) int {
	return cmp.Or(strings.Compare(string(l.Slot), string(m.Slot)), strings.Compare(l.Loop, m.Loop))
}

func (l OnLoop) is(m OnLoop) bool {
	return l.compare(m) == 0 && l.Entry == m.Entry && l.Frequent == m.Frequent && l.Grade == m.Grade && l.Chain == m.Chain // Again comes with Chain
}

// above lists the elements of ls that below, which is joined into it, has not.
func (ls onLoops) above(below onLoops) (own onLoops) {
	for _, l := range ls {
		if i, is := slices.BinarySearchFunc(below, l, OnLoop.compare); !is || !below[i].is(l) {
			own = append(own, l)
		}
	}
	return own
}
