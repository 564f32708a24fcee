// Package block walks the basic blocks of a function.
package block

import (
	"cmp"
	"iter"
	"math"
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

// Cycles lists the sets of blocks of a function that all come to each other again, the
// one with the first block first.
func Cycles(fn *ssa.Function) []map[*ssa.BasicBlock]bool {
	// Tarjan's algorithm, with a stack of its own: functions that programs write have
	// ten thousands of blocks.
	type frame struct{ block, next int }
	n := len(fn.Blocks)
	order, low, open := make([]int, n), make([]int, n), make([]bool, n)
	var path []frame
	var waiting []int
	var cycles []map[*ssa.BasicBlock]bool
	visited := 0
	enter := func(b int) {
		visited++
		order[b], low[b], open[b] = visited, visited, true
		waiting = append(waiting, b)
		path = append(path, frame{block: b})
	}
	for root := range n {
		if order[root] == 0 {
			enter(root)
		}
		for len(path) > 0 {
			at := &path[len(path)-1]
			b := at.block
			if succs := fn.Blocks[b].Succs; at.next < len(succs) {
				s := succs[at.next].Index
				at.next++
				if order[s] == 0 {
					enter(s)
				} else if open[s] {
					low[b] = min(low[b], order[s])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				above := path[len(path)-1].block
				low[above] = min(low[above], low[b])
			}
			if low[b] != order[b] {
				continue
			}
			first := len(waiting) - 1
			for waiting[first] != b {
				first--
			}
			if len(waiting)-first > 1 || slices.Contains(fn.Blocks[b].Succs, fn.Blocks[b]) {
				set := map[*ssa.BasicBlock]bool{}
				for _, i := range waiting[first:] {
					set[fn.Blocks[i]] = true
				}
				cycles = append(cycles, set)
			}
			for _, i := range waiting[first:] {
				open[i] = false
			}
			waiting = waiting[:first]
		}
	}
	slices.SortFunc(cycles, func(a, b map[*ssa.BasicBlock]bool) int { return cmp.Compare(firstOf(a), firstOf(b)) })
	return cycles
}

func firstOf(set map[*ssa.BasicBlock]bool) int {
	first := math.MaxInt
	for b := range set {
		first = min(first, b.Index)
	}
	return first
}

// Succs and Preds are for Walk.
func Succs(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs }

// Preds are the blocks before.
func Preds(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds }
