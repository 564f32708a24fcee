package effect

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// few is how often a loop may go round without multiplying what it does: the places
// where a file may be, the editors to look for.
const few = 8

// cycle is a set of blocks that come to each other again.
type cycle struct {
	blocks map[*ssa.BasicBlock]bool
	few    bool // times
}

func (u *Unit) cycles(fn *ssa.Function) (all []cycle) {
	for _, blocks := range block.Cycles(fn) {
		all = append(all, cycle{blocks, u.fewTurns(blocks)})
	}
	return all
}

// fewTurns reports whether a cycle is one loop statement that goes round a few times at
// most, over what a literal lists or up to a constant.
func (u *Unit) fewTurns(blocks map[*ssa.BasicBlock]bool) bool {
	for b := range blocks {
		branch, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok || blocks[b.Succs[1]] || !blocks[b.Succs[0]] {
			continue
		}
		cond, ok := branch.Cond.(*ssa.BinOp)
		if !ok || cond.Op != token.LSS || !counts(cond.X, blocks) {
			continue
		}
		if n, ok := u.fixed(cond.Y); ok && n <= few && alone(b, blocks) {
			return true
		}
	}
	return false
}

// counts reports whether a value goes up from 0, or from the -1 before it, with each
// turn.
func counts(v ssa.Value, blocks map[*ssa.BasicBlock]bool) bool {
	phi, ok := v.(*ssa.Phi)
	if next, isNext := v.(*ssa.BinOp); isNext && next.Op == token.ADD {
		phi, ok = next.X.(*ssa.Phi)
	}
	if !ok || !blocks[phi.Block()] {
		return false
	}
	for _, edge := range phi.Edges {
		switch x := edge.(type) {
		case *ssa.Const:
			if n, exact := integer(x); !exact || n < -1 {
				return false
			}
		case *ssa.BinOp:
			step, ok := x.Y.(*ssa.Const)
			if !ok || x.Op != token.ADD || x.X != phi {
				return false
			}
			if n, exact := integer(step); !exact || n < 1 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// fixed is a number that is the same in each run: a constant, the length of what a
// literal lists.
func (u *Unit) fixed(v ssa.Value) (int64, bool) {
	switch x := v.(type) {
	case *ssa.Const:
		return integer(x)
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" {
			return 0, false
		}
		switch list := x.Call.Args[0].(type) {
		case *ssa.Slice:
			if a, ok := list.X.(*ssa.Alloc); ok && list.Low == nil && list.High == nil {
				n := lengthOf(a)
				return n, n > 0
			}
		case *ssa.UnOp:
			n, ok := u.Fixed(list)
			return int64(n), ok
		}
	}
	return 0, false
}

func integer(c *ssa.Const) (int64, bool) {
	if c.Value == nil || c.Value.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(c.Value)
}

// alone reports whether the loop with this head is the only one of a cycle.
func alone(head *ssa.BasicBlock, blocks map[*ssa.BasicBlock]bool) bool {
	for b := range blocks {
		for _, s := range b.Succs {
			if s != head && blocks[s] && s.Dominates(b) {
				return false
			}
		}
	}
	return true
}
