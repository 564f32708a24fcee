package offload

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// What follows here is about a callback that ends its loop: then the program may be
// gone before an operation that has left the loop is done.

// ending are what frameworks call it.
var ending = []string{"Close", "Destroy", "Exit", "Interrupt", "Kill", "MainQuit", "Quit", "Shutdown", "Stop"}

func (r *rewriter) endsLoop(fn *types.Func) bool {
	return fn.Pkg() != nil && slices.Contains(r.Loop.Packages, fn.Pkg().Path()) && slices.Contains(ending, fn.Name())
}

// endsWithin reports whether a function of the package ends the loop. Of those in
// seen none does.
func (r *rewriter) endsWithin(fn *ssa.Function, seen map[*ssa.Function]bool) bool {
	if seen[fn] {
		return false
	}
	seen[fn] = true
	for _, site := range r.Sites(fn) {
		if site.Callee != nil && r.endsLoop(site.Callee) {
			return true
		}
		for _, v := range site.Vals {
			if v.Fn != nil && !site.Go && r.endsWithin(v.Fn, seen) {
				return true
			}
		}
	}
	return false
}

// ended reports that the loop is told to end before the call.
func (r *rewriter) ended(c *cut) (err error) {
	seen := map[*ssa.Function]bool{}
	c.before(false, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok || err != nil {
			return
		}
		fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
		if !ok {
			return
		}
		v := r.ValueOf(fn)
		if r.endsLoop(fn) || r.ours(fn.Origin()) && v.Fn != nil && r.endsWithin(v.Fn, seen) {
			err = blocked("%s ends the loop before the call", c.of(call.Fun))
		}
	})
	return err
}

// ended is that for a call on the way to the operation.
func (f *follower) ended(fn *ssa.Function, at *ssa.Call) error {
	seen, functions := map[*ssa.BasicBlock]bool{}, map[*ssa.Function]bool{}
	look := func(instrs []ssa.Instruction) error {
		for _, instr := range instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			obj, ok := calleeOf(call.Common())
			callee := call.Common().StaticCallee()
			if ok && f.endsLoop(obj) || callee != nil && callee.Blocks != nil && f.endsWithin(callee, functions) {
				return blocked("%s ends the loop before the call", f.Name(fn))
			}
		}
		return nil
	}
	b := at.Block()
	if err := look(b.Instrs[:slices.Index(b.Instrs, ssa.Instruction(at))]); err != nil {
		return err
	}
	todo := slices.Clone(b.Preds)
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		if seen[next] {
			continue
		}
		seen[next] = true
		if err := look(next.Instrs); err != nil {
			return err
		}
		todo = append(todo, next.Preds...)
	}
	return nil
}
