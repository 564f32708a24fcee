package finding

import (
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// manyCallbacks is how many callbacks with operations make the call that runs them all
// the thing to mend.
const manyCallbacks = 4

// outside finds for a place whose best chain has left the package before, by way of
// another one that calls back, the place where it left, if that is one of the same
// check: who moves the connecting off the loop moves the certificate's check, which it
// calls, too. Where nothing else blocks behind the way out (a widget that calls what
// it was given), the callback is the thing to mend; but where a library calls many,
// signal.Emit() and its listeners, they are one, and the best of them stands for all.
func outside(u *effect.Unit, spots map[identity]*spot) map[*spot]*spot {
	out, pkg := map[*spot]*spot{}, u.Pass.Pkg.Path()
	callbacks := map[identity][]*spot{} // by where the chain leaves
	for id, s := range spots {
		left := ""
		for l := s.sorted()[0].op.Chain; l != nil && l.Pos != id.goal; l = l.Next {
			if l.Pkg != pkg || l.Next == nil || l.Next.Pkg == pkg {
				continue
			}
			if o := spots[identity{id.loop, id.check, l.Pos}]; o != nil {
				out[s] = o
				break
			}
			if left == "" && library(u, l.Next) {
				left = l.Pos
			}
		}
		if out[s] == nil && left != "" {
			way := identity{id.loop, id.check, left}
			callbacks[way] = append(callbacks[way], s)
		}
	}
	for _, all := range callbacks {
		if len(all) < manyCallbacks {
			continue
		}
		best := slices.MinFunc(all, (*spot).compare)
		for _, s := range all {
			out[s] = best
		}
	}
	return out
}

// library reports whether a chain that has left the package comes back to it from
// another project's.
func library(u *effect.Unit, l *chain.Link) (foreign bool) {
	for ; l != nil && l.Pkg != u.Pass.Pkg.Path(); l = l.Next {
		foreign = foreign || u.Foreign(l.Pkg)
	}
	return foreign && l != nil
}
