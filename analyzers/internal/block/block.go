// Package block walks the basic blocks of a function.
package block

import (
	"iter"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Walk goes through some blocks and those that next says follow them, each once,
// the near ones first.
func Walk(from []*ssa.BasicBlock, next func(*ssa.BasicBlock) []*ssa.BasicBlock) iter.Seq[*ssa.BasicBlock] {
	return func(yield func(*ssa.BasicBlock) bool) {
		seen := map[*ssa.BasicBlock]bool{}
		todo := slices.Clone(from)
		for len(todo) > 0 {
			b := todo[0]
			todo = todo[1:]
			if seen[b] {
				continue
			}
			seen[b] = true
			if !yield(b) {
				return
			}
			todo = append(todo, next(b)...)
		}
	}
}

// Behind is the set of blocks that can come after a block: itself only if a way leads
// back to it.
func Behind(b *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	set := map[*ssa.BasicBlock]bool{}
	for next := range Walk(b.Succs, Succs) {
		set[next] = true
	}
	return set
}

// Succs and Preds are for Walk.
func Succs(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs }

// Preds are the blocks before.
func Preds(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds }
