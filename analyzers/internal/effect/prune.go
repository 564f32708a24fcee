package effect

import (
	"maps"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// cases is how many conditions an effect keeps apart for one operation or call:
// beyond that it says nothing of when.
const cases = 16

// prune drops what is done under a condition if the same is done always by a chain
// that is as good, and the conditions where there are too many. The fixed point
// is computed without: what is dropped on the way might live on for ever in
// functions that call each other.
func (e *Effect) prune() {
	if !e.conditional() {
		return
	}
	ops := map[opKey]Op{}
	for _, op := range e.Ops {
		ops[op.key()] = op
	}
	prune(ops, opKey.always, func(op Op) (*chain.Link, Op) {
		op.When = ""
		return op.Chain, op
	})
	e.Ops = slices.SortedFunc(maps.Values(ops), compareOps)
	calls := map[callKey]Call{}
	for _, c := range e.Calls {
		calls[c.key()] = c
	}
	prune(calls, callKey.always, func(c Call) (*chain.Link, Call) {
		c.When, c.Args = "", nil
		return c.Chain, c
	})
	e.Calls = slices.SortedFunc(maps.Values(calls), compareCalls)
}

// conditional reports whether anything is done, or called, in some cases only, or with
// arguments that are known.
func (e *Effect) conditional() bool {
	return slices.ContainsFunc(e.Ops, func(op Op) bool { return op.When != "" }) ||
		slices.ContainsFunc(e.Calls, func(c Call) bool { return c.When != "" || len(c.Args) > 0 })
}

// prune is told of a key that without conditions, and of an element its chain and
// it without conditions.
func prune[K comparable, E any](all map[K]E, always func(K) K, plain func(E) (*chain.Link, E)) {
	number := map[K]int{}
	for k := range all {
		number[always(k)]++
	}
	for k, e := range maps.Clone(all) {
		whole := always(k)
		if k == whole {
			continue
		}
		way, e := plain(e)
		better := true
		if old, ok := all[whole]; ok {
			before, _ := plain(old)
			better = chain.Compare(way, before) < 0
		}
		if better && number[whole] <= cases {
			continue
		}
		delete(all, k)
		if better {
			all[whole] = e
		}
	}
}

func (k opKey) always() opKey {
	k.when = ""
	return k
}

func (k callKey) always() callKey {
	k.when, k.args = "", ""
	return k
}
