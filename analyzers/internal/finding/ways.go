package finding

import (
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// ways lists the other chains to the operation of a candidate. Least is the least sure
// grade that is told of.
func ways(u *effect.Unit, c candidate, s *spot, least chain.Grade) (all []Other) {
	for _, w := range c.op.Ways() {
		if grade := max(w.Root.Grade, sure(&c.op.Op, w.Chain)); grade <= least {
			all = append(all, Other{Posn: u.Posn(s.node.Pos()), End: u.Posn(s.node.End()), Op: c.op.Name, About: c.op.About, Cost: c.op.Cost, Grade: grade, Chain: w.Chain.Hops()})
		}
	}
	return all
}

// Entries names the functions that a loop runs, besides the first of the chain, from
// which the other ways come.
func (f *Finding) Entries() (names []string) {
	for _, w := range f.Ways {
		if name := w.Chain[0].Func; name != f.Chain[0].Func && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
