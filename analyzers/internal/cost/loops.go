package cost

import (
	"cmp"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// loop is a natural loop: a header and what can come back to it without leaving.
type loop struct {
	header  *ssa.BasicBlock
	blocks  map[*ssa.BasicBlock]bool
	latches []*ssa.BasicBlock // where a turn ends
	parent  *loop
	inner   []*loop
	turns   Amount // how often the body runs for one entry; nil with bounded false: not known
	bounded bool
	turn    Amount // the time of one
}

// loops finds the natural loops of a function, the outermost first. A cycle with
// two ways in (goto) is none.
func loops(fn *ssa.Function) []*loop {
	byHeader := map[*ssa.BasicBlock]*loop{}
	var all []*loop
	for _, b := range fn.Blocks {
		for _, h := range b.Succs {
			if !h.Dominates(b) {
				continue
			}
			l := byHeader[h]
			if l == nil {
				l = &loop{header: h, blocks: map[*ssa.BasicBlock]bool{h: true}}
				byHeader[h] = l
				all = append(all, l)
			}
			l.latches = append(l.latches, b)
			l.add(b)
		}
	}
	slices.SortFunc(all, func(a, b *loop) int {
		return cmp.Or(cmp.Compare(len(b.blocks), len(a.blocks)), cmp.Compare(a.header.Index, b.header.Index))
	})
	for i, l := range all {
		for j := i - 1; j >= 0; j-- { // the smallest around it
			if all[j].blocks[l.header] && all[j] != l {
				l.parent = all[j]
				all[j].inner = append(all[j].inner, l)
				break
			}
		}
	}
	return all
}

// add puts a block into the loop, and those before it up to the header.
func (l *loop) add(b *ssa.BasicBlock) {
	if l.blocks[b] {
		return
	}
	l.blocks[b] = true
	for _, p := range b.Preds {
		l.add(p)
	}
}

// everyTurn reports whether each turn that goes on passes the block.
func (l *loop) everyTurn(b *ssa.BasicBlock) bool {
	for _, latch := range l.latches {
		if !b.Dominates(latch) {
			return false
		}
	}
	return true
}

// defines reports whether a value is made inside the loop.
func (l *loop) defines(v ssa.Value) bool {
	instr, ok := v.(ssa.Instruction)
	return ok && l.blocks[instr.Block()]
}

// innermost is the smallest of the loops that has the block, nil if none has.
func innermost(all []*loop, b *ssa.BasicBlock) *loop {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].blocks[b] {
			return all[i]
		}
	}
	return nil
}
