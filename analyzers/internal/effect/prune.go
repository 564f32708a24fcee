package effect

import (
	"maps"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// cases is how many conditions an effect keeps apart for one operation or call:
// beyond that it says nothing of when.
const cases = 16

// blurred are the operations and calls of which a function's effect no longer says
// when. That lasts: else two functions that call each other could go back and
// forth for ever.
type blurred struct {
	ops   map[opKey]bool
	calls map[callKey]bool
}

// prune drops what is done under a condition if the same is done always by a chain
// that is as good, and the conditions where there are too many.
func (b *builder) prune() {
	prune(b.ops, b.blurred.ops, opKey.always, func(op Op) (*chain.Link, Op) {
		op.When = ""
		return op.Chain, op
	})
	prune(b.calls, b.blurred.calls, callKey.always, func(c Call) (*chain.Link, Call) {
		c.When, c.Args = "", nil
		return c.Chain, c
	})
}

// prune is told of a key that without conditions, and of an element its chain and
// it without conditions.
func prune[K comparable, E any](all map[K]E, blurred map[K]bool, always func(K) K, plain func(E) (*chain.Link, E)) {
	number := map[K]int{}
	for k := range all {
		number[always(k)]++
	}
	for k, n := range number {
		if n > cases {
			blurred[k] = true
		}
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
		if better && !blurred[whole] {
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
