package block

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/tools/go/ssa"
)

// Two blocks are in one cycle if each comes after the other.
func TestCycles(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		fn := &ssa.Function{}
		for i := range 1 + r.IntN(12) {
			fn.Blocks = append(fn.Blocks, &ssa.BasicBlock{Index: i})
		}
		for range r.IntN(2 * len(fn.Blocks)) {
			b := fn.Blocks[r.IntN(len(fn.Blocks))]
			b.Succs = append(b.Succs, fn.Blocks[r.IntN(len(fn.Blocks))])
		}
		in := map[*ssa.BasicBlock]int{}
		last := -1
		for i, set := range Cycles(fn) {
			for b := range set {
				in[b] = i + 1
			}
			if first := firstOf(set); first <= last {
				t.Errorf("seed %d: the cycle of block %d comes behind that of %d", seed, first, last)
			} else {
				last = first
			}
		}
		for _, a := range fn.Blocks {
			for _, b := range fn.Blocks {
				if one, want := in[a] != 0 && in[a] == in[b], Behind(a)[b] && Behind(b)[a]; one != want {
					t.Errorf("seed %d: blocks %d and %d: in one cycle %t, want %t", seed, a.Index, b.Index, one, want)
				}
			}
		}
	}
}
