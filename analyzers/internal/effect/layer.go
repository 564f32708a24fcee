package effect

import (
	"golang.org/x/tools/go/analysis"
)

// A package's fact is a union: nearly all of it is in the facts of its imports
// too. A host that keeps facts for long does better to keep what each package
// adds. Above takes that apart, and Join puts it together again, exactly: the
// result has the same elements in the same order.
//
// An element is inherited if the imports that have its key all have this very
// element. What they disagree about, the package's fact decides, and so that
// element belongs to what it adds.

// Above returns what the fact has that those of the package's imports have not.
// It fails if the fact lacks something of theirs.
func (p *Package) Above(imports []analysis.Fact) (analysis.Fact, bool) {
	witnesses, onLoop := make([][]Witness, 0, len(imports)), make([][]OnLoop, 0, len(imports))
	for _, f := range imports {
		witnesses = append(witnesses, f.(*Package).Witnesses)
		onLoop = append(onLoop, f.(*Package).OnLoop)
	}
	own := new(Package)
	var ok1, ok2 bool
	own.Witnesses, ok1 = above(p.Witnesses, witnesses, Witness.id)
	own.OnLoop, ok2 = above(p.OnLoop, onLoop, OnLoop.id)
	return own, ok1 && ok2
}

// above goes through sorted lists side by side: all of below is in list, by key.
func above[E, K comparable](list []E, below [][]E, key func(E) K) (own []E, ok bool) {
	for _, e := range list {
		k, inherited, same := key(e), false, true
		for i, b := range below {
			if len(b) > 0 && key(b[0]) == k {
				inherited, same = true, same && b[0] == e
				below[i] = b[1:]
			}
		}
		if !inherited || !same {
			own = append(own, e)
		}
	}
	for _, b := range below {
		if len(b) > 0 {
			return nil, false
		}
	}
	return own, true
}

// Join sets p to the fact of the last of some packages. parts are what each adds,
// nil if nothing; below are the places in parts of what it imports, all of them
// before its own.
func (p *Package) Join(parts []analysis.Fact, below [][]int) {
	witnesses, onLoop := make([][]Witness, len(parts)), make([][]OnLoop, len(parts))
	for i, f := range parts {
		if f != nil {
			witnesses[i], onLoop[i] = f.(*Package).Witnesses, f.(*Package).OnLoop
		}
	}
	p.Witnesses = join(witnesses, below, Witness.id)
	p.OnLoop = join(onLoop, below, OnLoop.id)
	sortWitnesses(p.Witnesses)
	sortOnLoop(p.OnLoop)
}

func join[E, K comparable](parts [][]E, below [][]int, key func(E) K) []E {
	known := map[K]E{}
	disputed := map[K]map[int]E{} // by part
	for _, part := range parts {
		for _, e := range part {
			k := key(e)
			if old, ok := known[k]; ok && old != e {
				disputed[k] = map[int]E{}
			}
			known[k] = e
		}
	}
	if len(disputed) > 0 {
		for i, part := range parts {
			for _, e := range part {
				if versions := disputed[key(e)]; versions != nil {
					versions[i] = e
				}
			}
		}
	}
	for k, versions := range disputed {
		known[k] = decide(versions, below)
	}
	all := make([]E, 0, len(known))
	for _, e := range known {
		all = append(all, e)
	}
	return all
}

// decide is what the last package has where packages differ: its own version, or
// that of any import which has one.
func decide[E any](versions map[int]E, below [][]int) (last E) {
	from := make([]int, len(below)) // the part whose version it is, plus one
	for i := range below {
		for _, j := range below[i] {
			from[i] = max(from[i], from[j])
		}
		if _, own := versions[i]; own {
			from[i] = i + 1
		}
	}
	return versions[from[len(from)-1]-1]
}

// witnessID is what the key of a witness is made of.
type witnessID struct {
	slot, from Slot
	impl       string
}

func (w Witness) id() witnessID {
	if w.Impl != nil {
		return witnessID{slot: w.Slot, impl: w.Impl.Key}
	}
	return witnessID{slot: w.Slot, from: w.From}
}

func (l OnLoop) id() [2]string { return [2]string{string(l.Slot), l.Loop} }
