package offload

import (
	_ "embed"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// What follows here is about a callback that ends its loop: then the program may be
// gone before an operation that has left the loop is done.

//go:embed ends.txt
var endsList string

var endsNames = lines(endsList)

func (r *rewriter) endsLoop(fn *types.Func) bool {
	return r.Know.Of(r.Loop, fn.Pkg()) && endsNames[fn.Name()]
}

// ended reports that the loop is told to end before the call.
func (r *rewriter) ended(c *cut) error {
	if call := r.calledBefore(c, r.endsLoop); call != nil {
		return blocked("%s ends the loop before the call", c.of(call.Fun))
	}
	return nil
}

// ended is that for a call on the way to the operation.
func (f *follower) ended(fn *ssa.Function, at *ssa.Call) error {
	seen := map[*ssa.Function]bool{}
	look := func(instrs []ssa.Instruction) error {
		for _, instr := range instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			obj, ok := calleeOf(call.Common())
			callee := call.Common().StaticCallee()
			if ok && f.endsLoop(obj) || callee != nil && callee.Blocks != nil && f.comesTo(callee, f.endsLoop, seen) {
				return blocked("%s ends the loop before the call", f.Name(fn))
			}
		}
		return nil
	}
	b := at.Block()
	if err := look(b.Instrs[:slices.Index(b.Instrs, ssa.Instruction(at))]); err != nil {
		return err
	}
	for before := range block.Walk(b.Preds, block.Preds) {
		if err := look(before.Instrs); err != nil {
			return err
		}
	}
	return nil
}
