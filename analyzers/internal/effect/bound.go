package effect

import (
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// bound is after what time a receive from ch ends, where that is a constant:
// time.After(d), time.NewTimer(d).C. It is 0 if that is not known, or if the timer
// is made anew in a loop.
func bound(ch ssa.Value) time.Duration {
	load, ok := ch.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return boundOf(ch, "time.After")
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return 0
	}
	return boundOf(field.X, "time.NewTimer")
}

func boundOf(v ssa.Value, name string) time.Duration {
	call, ok := v.(*ssa.Call)
	if !ok {
		return 0
	}
	if fn := call.Call.StaticCallee(); fn == nil || fn.String() != name {
		return 0
	}
	return bounded(call.Call.Args[0], call.Block())
}

// bounded is a constant duration that is waited for in a block, once.
func bounded(d ssa.Value, b *ssa.BasicBlock) time.Duration {
	c, ok := d.(*ssa.Const)
	if !ok || c.Value == nil || inCycle(b) {
		return 0
	}
	return time.Duration(c.Int64())
}

// leaves reports whether a case of a select is the last turn of the loop around it.
func leaves(x *ssa.Select, i int) bool {
	begin := caseOf(x, i)
	return begin != nil && begin != x.Block() && !block.Behind(begin)[x.Block()]
}

// caseOf is the block with which a case of a select begins.
func caseOf(x *ssa.Select, i int) *ssa.BasicBlock {
	for _, use := range *x.Referrers() {
		index, ok := use.(*ssa.Extract)
		if !ok || index.Index != 0 {
			continue
		}
		for _, use := range *index.Referrers() {
			is, ok := use.(*ssa.BinOp)
			if !ok || is.Op != token.EQL {
				continue
			}
			if c, ok := is.Y.(*ssa.Const); !ok || c.Int64() != int64(i) {
				continue
			}
			for _, use := range *is.Referrers() {
				if cond, ok := use.(*ssa.If); ok {
					return cond.Block().Succs[0]
				}
			}
		}
	}
	return nil
}

// answers lists the blocks with which the cases of a wait begin that receive from some
// channels: of a select, or the one after a receive.
func answers(wait ssa.Instruction, from func(ssa.Value) bool) (out []*ssa.BasicBlock) {
	switch x := wait.(type) {
	case *ssa.UnOp:
		if from(x.X) {
			out = append(out, x.Block())
		}
	case *ssa.Select:
		for i, s := range x.States {
			if b := caseOf(x, i); b != nil && len(b.Preds) == 1 && s.Dir == types.RecvOnly && from(s.Chan) { // an empty case is the next turn
				out = append(out, b)
			}
		}
	}
	return out
}
