package loopctx

import (
	"cmp"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

type step struct {
	root  *Root
	head  *chain.Link
	known fact.Args     // the arguments, as far as fn cares
	fn    *ssa.Function // of this package, or
	local *effect.Local // one turn of it, or
	eff   *fact.Effect  // of another package's function
	key   string        // the one that eff is of
	frame frame         // of fn, or of what eff is of
	kept  bool          // of a slot: what is in it was kept in another one before it was called

	up   *step     // the one that the call is made in
	when fact.When // and on what condition
}

// queue is a heap of steps, the surest and shortest chain first.
type queue []step

func (q queue) Len() int           { return len(q) }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool { return compareSteps(q[i], q[j]) < 0 }
func (q *queue) Push(x any)        { *q = append(*q, x.(step)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

func compareSteps(a, b step) int {
	return cmp.Or(
		cmp.Compare(a.root.Grade, b.root.Grade),
		chain.Compare(a.head, b.head),
		strings.Compare(a.root.Pos, b.root.Pos),
		strings.Compare(a.root.Loop.Name, b.root.Loop.Name),
		cmp.Compare(pos(a.fn), pos(b.fn)),
	)
}

func pos(fn *ssa.Function) int {
	if fn == nil {
		return 0
	}
	return int(fn.Pos())
}
