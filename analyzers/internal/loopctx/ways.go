package loopctx

import (
	"cmp"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Way is another chain to an operation.
type Way struct {
	Root  *Root
	Chain *chain.Link
}

// arrival is a call that comes to a function to which a better chain came before.
type arrival struct {
	root  *Root
	head  *chain.Link
	known fact.Args
}

// Ways lists the other chains to the operation, the best first: those that come by
// another call to a function on the chain that was found, or in another package to
// the slot where it begins here, and go on as that does.
func (r Reached) Ways() (ways []Way) {
	if r.at == nil {
		return nil
	}
	reg := region{r.Root.Loop.Name, r.Root.Frequent}
	when := r.When
	for s := r.at; s != nil; when, s = s.when, s.up {
		if s.up == nil {
			for _, head := range r.Root.again {
				ways = append(ways, Way{r.Root, chain.Join(head, r.Chain.After(s.head))})
			}
		}
		if s.fn == nil {
			continue
		}
		rest := r.Chain.After(s.head)
		for _, a := range r.walk.again[spreadKey{reg, s.fn}] {
			if s.up == nil && a.root.Value.Fn == nil || a.root == s.root && a.head.Begins(s.head) {
				continue // the framework's own way to what is on the loop by itself, or round in a circle
			}
			if _, may := when.With(a.known); may {
				ways = append(ways, Way{a.root, chain.Join(a.head, rest)})
			}
		}
	}
	slices.SortStableFunc(ways, func(a, b Way) int {
		return cmp.Or(cmp.Compare(a.Root.Grade, b.Root.Grade), chain.Compare(a.Chain, b.Chain))
	})
	return ways
}

// comesAgain notes a further call of a function.
func (w *walk) comesAgain(s *step, reg region) {
	k := spreadKey{reg, s.fn}
	w.again[k] = append(w.again[k], arrival{s.root, s.head, s.known})
}

// entersAgain notes a further call of the functions of this package in a slot.
func (w *walk) entersAgain(slot fact.Slot, args fact.Args, s step, reg region, seen map[fact.Slot]bool) {
	if seen[slot] {
		return
	}
	seen[slot] = true
	k := reachedKey{reg, slot}
	w.calls[k] = append(w.calls[k], s.head)
	for _, f := range w.Context.slots.Into(slot) {
		switch {
		case f.From != "":
			w.entersAgain(f.From, args, s, reg, seen)
		case f.Value.Fn != nil:
			s.fn, s.known = f.Value.Fn, f.Args(slot, args)
			w.comesAgain(&s, reg)
		}
	}
}
