package effect

import (
	"golang.org/x/tools/go/ssa"
)

// inherited is what the conditions around the blocks of functions amount to. What
// holds where a block's immediate dominator runs holds in the block as well, so each
// is one step from there: a function that a program wrote has thousands of conditions,
// each around the next.
type inherited[T any] map[*ssa.BasicBlock]T

// of is the value of a block. step adds to that of the immediate dominator d what d's
// last condition says of b.
func (m inherited[T]) of(b *ssa.BasicBlock, step func(above T, cond *ssa.If, b *ssa.BasicBlock) T) T {
	if v, ok := m[b]; ok {
		return v
	}
	var v T
	if d := b.Idom(); d != nil {
		v = m.of(d, step)
		if cond, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If); ok {
			v = step(v, cond, b)
		}
	}
	m[b] = v
	return v
}

// arm tells which arm of a condition begins with a block that nothing else leads to.
func arm(cond *ssa.If, b *ssa.BasicBlock) (yes, ok bool) {
	succs := cond.Block().Succs
	return b == succs[0], len(b.Preds) == 1 && (b == succs[0] || b == succs[1])
}
