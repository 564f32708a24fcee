package finding

import (
	"cmp"
	"slices"
	"strings"
)

// byLoop makes one finding of those that stand at one place: a callback may run on
// the loops of a library and of what the library is built on, and who mends it mends
// it for both. A wait for the loop itself is told of each. The findings are sorted by
// place, then by check.
func byLoop(all []*Finding) (out []*Finding) {
	for _, f := range all {
		last := len(out) - 1
		if last < 0 || f.Pos != out[last].Pos || f.Check != out[last].Check || f.Check == "loopdeadlock" {
			out = append(out, f)
			continue
		}
		if f.compare(out[last]) < 0 {
			f, out[last] = out[last], f
		}
		out[last].take(f)
	}
	return out
}

// compare says which of two loops is told first: the one that is surer, then nearer.
func (f *Finding) compare(g *Finding) int {
	return cmp.Or(cmp.Compare(f.Grade, g.Grade), cmp.Compare(len(f.Chain), len(g.Chain)), strings.Compare(f.Loop.Name, g.Loop.Name))
}

// take makes g a part of f, with the operations and places that only g has.
func (f *Finding) take(g *Finding) {
	f.Loops = append(append(f.Loops, g.Loop.Name), g.Loops...)
	slices.Sort(f.Loops)
	f.Loops = slices.DeleteFunc(slices.Compact(f.Loops), func(name string) bool { return name == f.Loop.Name })
	for _, o := range append([]Other{g.best}, g.Others...) {
		if o.Op != f.Op && !slices.ContainsFunc(f.Others, func(p Other) bool { return p.Op == o.Op }) {
			f.Others = append(f.Others, o)
		}
	}
	f.More = len(f.Others)
	for _, o := range g.Places {
		if !slices.ContainsFunc(f.Places, func(p Other) bool { return p.Posn == o.Posn }) {
			f.Places = append(f.Places, o)
		}
	}
	slices.SortStableFunc(f.Places, func(a, b Other) int { return cmp.Compare(a.pos, b.pos) })
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
