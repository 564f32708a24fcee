package finding

import (
	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// ways lists the other chains to the operation of a candidate, and counts the
// functions that the loop runs, besides the candidate's, from which they come.
// Least is the least sure grade that is told of.
func ways(u *effect.Unit, c candidate, s *spot, least chain.Grade) (all []Other, entries int) {
	seen := map[string]bool{c.op.Chain.Func: true}
	for _, w := range c.op.Ways() {
		grade := max(w.Root.Grade, w.Chain.Worst)
		if grade > least {
			continue
		}
		all = append(all, Other{Posn: u.Posn(s.node.Pos()), End: u.Posn(s.node.End()), Op: c.op.Name, About: c.op.About, Cost: c.op.Cost, Grade: grade, Chain: w.Chain.Hops()})
		if !seen[w.Chain.Func] {
			seen[w.Chain.Func] = true
			entries++
		}
	}
	return all, entries
}
