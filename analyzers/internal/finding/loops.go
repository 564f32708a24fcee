package finding

import (
	"cmp"
	"slices"
	"strings"
)

// byLoop makes one finding of those that stand at one place: a callback may run on
// the loops of a library and of what the library is built on, and who mends it mends
// it for both. A wait for the loop itself is told of each.
func byLoop(all []*Finding) (out []*Finding) {
	for _, f := range all {
		i := slices.IndexFunc(out, func(g *Finding) bool {
			return f.Pos == g.Pos && f.Check == g.Check && f.Loop != g.Loop && f.Check != "loopdeadlock"
		})
		switch {
		case i < 0:
			out = append(out, f)
		case f.compare(out[i]) < 0:
			f.take(out[i])
			out[i] = f
		default:
			out[i].take(f)
		}
	}
	return out
}

// compare says which of two loops is told first: the one that is surer, then nearer.
func (f *Finding) compare(g *Finding) int {
	return cmp.Or(cmp.Compare(f.Grade, g.Grade), cmp.Compare(len(f.Chain), len(g.Chain)), strings.Compare(f.Loop.Name, g.Loop.Name))
}

// take makes g a part of f, with the places that only g has.
func (f *Finding) take(g *Finding) {
	f.Loops = append(append(f.Loops, g.Loop.Name), g.Loops...)
	slices.Sort(f.Loops)
	for _, p := range g.Places {
		if !slices.ContainsFunc(f.Places, func(q Other) bool { return q.Posn == p.Posn }) {
			f.Places = append(f.Places, p)
		}
	}
	f.Message = f.Say()
}

// AlsoOn names the other loops in words, "" if there are none.
func (f *Finding) AlsoOn() string {
	switch len(f.Loops) {
	case 0:
		return ""
	case 1:
		return "also on the " + f.Loops[0] + " loop"
	}
	return "also on the loops " + strings.Join(f.Loops, ", ")
}
