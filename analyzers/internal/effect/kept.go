package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// kept reports whether nothing changes the field on the way from one instruction,
// nil is the function's beginning, to another that it dominates.
func (s state) kept(from, to ssa.Instruction) bool {
	if _, pointer := s.base.Type().Underlying().(*types.Pointer); !pointer {
		return true // a parameter that nobody sets
	}
	if s.lent() {
		return false
	}
	begin, first := to.Parent().Blocks[0], 0
	if from != nil {
		begin = from.Block()
		first = slices.Index(begin.Instrs, from) + 1
	}
	end := to.Block()
	last := slices.Index(end.Instrs, to)
	if begin == end && first <= last {
		return !s.changed(end.Instrs[first:last])
	}
	if s.changed(begin.Instrs[first:]) || s.changed(end.Instrs[:last]) {
		return false
	}
	stop := func(next func(*ssa.BasicBlock) []*ssa.BasicBlock) func(*ssa.BasicBlock) []*ssa.BasicBlock {
		return func(b *ssa.BasicBlock) []*ssa.BasicBlock {
			if b == begin { // the value is read anew
				return nil
			}
			return next(b)
		}
	}
	behind := map[*ssa.BasicBlock]bool{}
	for b := range block.Walk(begin.Succs, stop(block.Succs)) {
		behind[b] = true
	}
	for b := range block.Walk(end.Preds, stop(block.Preds)) {
		if b != begin && behind[b] && s.changed(b.Instrs) {
			return false
		}
	}
	return true
}

// lent reports whether the address of the field itself is used for more than to read
// and to set it.
func (s state) lent() bool {
	for _, instr := range *s.base.Referrers() {
		fa, ok := instr.(*ssa.FieldAddr)
		if !ok || fa.Field != s.field {
			continue
		}
		for _, use := range *fa.Referrers() {
			switch x := use.(type) {
			case *ssa.Store:
				if x.Val == fa {
					return true
				}
			case *ssa.UnOp, *ssa.DebugRef:
			default:
				return true
			}
		}
	}
	return false
}

func (s state) changed(instrs []ssa.Instruction) bool { return slices.ContainsFunc(instrs, s.changes) }

// changes reports whether an instruction may change the field. A variable whose
// address goes nowhere is changed by name only; what a parameter points to has other
// names, and any function of this package may know one.
func (s state) changes(instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.Store:
		fa, ok := x.Addr.(*ssa.FieldAddr)
		return x.Addr == s.base || x.Val == s.base ||
			ok && fa.Field == s.field && (fa.X == s.base || types.Identical(fa.X.Type(), s.base.Type()))
	case *ssa.MakeClosure:
		return slices.Contains(x.Bindings, s.base)
	case ssa.CallInstruction:
		c := x.Common()
		if _, builtin := c.Value.(*ssa.Builtin); builtin {
			return false
		}
		if slices.Contains(c.Args, s.base) || c.Value == s.base {
			return true
		}
		if a, ok := s.base.(*ssa.Alloc); ok && !shared(a) {
			return false
		}
		fn := c.StaticCallee()
		return fn == nil || fn.Pkg == nil || fn.Pkg == instr.Parent().Pkg
	}
	return false
}

// shared reports whether the address of a variable is kept somewhere.
func shared(a *ssa.Alloc) bool {
	for _, instr := range *a.Referrers() {
		switch x := instr.(type) {
		case *ssa.Store:
			if x.Val == a {
				return true
			}
		case *ssa.UnOp, *ssa.DebugRef, *ssa.FieldAddr, ssa.CallInstruction:
		default:
			return true
		}
	}
	return false
}
