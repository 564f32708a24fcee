package fact

import (
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// cases is how many conditions an effect keeps apart for one operation or call:
// beyond that it says nothing of when.
const cases = 16

// Prune drops what is done under a condition if the same is done always by a chain
// that is as good, and the conditions where there are too many. The fixed point
// is computed without: what is dropped on the way might live on for ever in
// functions that call each other.
func (e *Effect) Prune() {
	if !e.conditional() {
		return
	}
	e.Ops = prune(e.Ops, (*Op).key, opKey.always, func(op Op) (*chain.Link, Op) {
		op.When = ""
		return op.Chain, op
	})
	slices.SortFunc(e.Ops, compareOps)
	e.Calls = prune(e.Calls, (*Call).key, callKey.always, func(c Call) (*chain.Link, Call) {
		c.When, c.Args = "", nil
		return c.Chain, c
	})
	slices.SortFunc(e.Calls, compareCalls)
}

// conditional reports whether anything is done, or called, in some cases only, or with
// arguments that are known.
func (e *Effect) conditional() bool {
	return slices.ContainsFunc(e.Ops, func(op Op) bool { return op.When != "" }) ||
		slices.ContainsFunc(e.Calls, func(c Call) bool { return c.When != "" || len(c.Args) > 0 })
}

// prune is told of an element its key, of a key that without conditions, and of an
// element its chain and it without conditions.
func prune[K comparable, E any](list []E, key func(*E) K, always func(K) K, plain func(E) (*chain.Link, E)) []E {
	type group struct {
		size  int
		whole *E // the element without conditions, the best of all if there are too many
	}
	groups := map[K]*group{}
	for i := range list {
		k := key(&list[i])
		if whole := always(k); k != whole && groups[whole] == nil {
			groups[whole] = new(group)
		}
	}
	for _, e := range list {
		k := key(&e)
		g := groups[always(k)]
		if g == nil {
			continue
		}
		if g.size++; k == always(k) {
			g.whole = &e
		}
	}
	kept := list[:0:0]
	for _, e := range list {
		k := key(&e)
		g := groups[always(k)]
		if g == nil {
			kept = append(kept, e)
			continue
		}
		if k == always(k) {
			continue
		}
		way, bare := plain(e)
		better := true
		if g.whole != nil {
			before, _ := plain(*g.whole)
			better = chain.Compare(way, before) < 0
		}
		switch {
		case better && g.size <= cases:
			kept = append(kept, e)
		case better:
			g.whole = &bare
		}
	}
	for _, g := range groups {
		if g.whole != nil {
			kept = append(kept, *g.whole)
		}
	}
	return kept
}

func (k opKey) always() opKey {
	k.when = ""
	return k
}

func (k callKey) always() callKey {
	k.when, k.args = "", ""
	return k
}
