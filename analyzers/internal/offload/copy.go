package offload

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/block"
)

// What follows here is about a model that is no pointer: the rest works on another
// copy of it than what comes before the call.

// stale reports an obstacle if what is before the call in fn, or in a caller, does
// something to a copy of the model that the rest would not see.
func (r *rewriter) stale(c *cut, fn *ssa.Function, cmd *commandType) error {
	recv := fn.Signature.Recv()
	used := places{}
	c.rest(true, func(n ast.Node) { r.uses(c, n, used) })
	if isPointer(recv.Type()) {
		if r.assigned(c, recv) {
			return blocked("%s may be another model at the call", recv.Name())
		}
		if !isPointer(r.Root.Signature.Recv().Type()) {
			return r.lent(c, fn, used, map[*ssa.Function]bool{})
		}
		return nil
	}
	if cmd.index == 0 {
		if err := r.keepsCopy(c, recv); err != nil {
			return err
		}
	}
	return r.kept(c, fn, used)
}

// kept reports an obstacle if a func literal or somebody else may have the receiver, or
// a part of it that is used, from before the call in fn.
func (r *rewriter) kept(c *cut, fn *ssa.Function, used places) error {
	recv := fn.Signature.Recv()
	var err error
	c.before(true, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.FuncLit:
			if r.mentions(x, recv) {
				err = blocked("a func literal before the call has %s, and the rest another copy of it", recv.Name())
			}
		case *ast.UnaryExpr:
			if x.Op == token.AND && r.within(x.X) == recv {
				err = blocked("%s is of a copy of the model that the rest does not have", c.of(x))
			}
		case *ast.SliceExpr:
			if r.within(x.X) == recv && isArray(r.Pass.TypesInfo.TypeOf(x.X)) {
				err = blocked("%s is of a copy of the model that the rest does not have", c.of(x))
			}
		}
	})
	if err != nil {
		return err
	}
	e := &escape{rewriter: r, fields: places{}, seen: map[ssa.Value]bool{}, before: c.reaching(fn)}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if a, ok := instr.(*ssa.Alloc); ok && parameter(a) && types.Identical(deref(a.Type()), recv.Type()) && !e.pointer(a) {
				return blocked("the address of %s may be kept before the call, and the rest has another copy of it", recv.Name())
			}
		}
	}
	if isPointer(recv.Type()) && !e.pointer(fn.Params[0]) {
		return blocked("the address of %s may be kept before the call, and the rest has another copy of it", recv.Name())
	}
	var kept *types.Var
	for f := range e.fields {
		if used[f] != (use{}) && (kept == nil || sooner(f, kept)) {
			kept = f
		}
	}
	if kept != nil {
		return blocked("the address of %s may be kept before the call, and the rest has another copy of it", kept.Name())
	}
	return nil
}

// keepsCopy reports an obstacle if fn, or a caller that does not return the model
// either, changes its copy before the call.
func (r *rewriter) keepsCopy(c *cut, recv *types.Var) (err error) {
	c.before(true, func(n ast.Node) {
		if s, ok := n.(ast.Stmt); ok && err == nil {
			if assigned, addressed := r.changes(s, recv); assigned || addressed {
				err = blocked("what is done to %s before the call is not returned, and the rest would not see it", recv.Name())
			}
		}
	})
	if err != nil {
		return err
	}
	for _, call := range r.callsOf(r.fnOf(c)).calls {
		outer, err := r.cutAt(call)
		if err != nil {
			return err
		}
		if cmd, err := r.commandOf(outer.sig); err != nil || cmd.index != 0 {
			continue // it returns its model
		}
		if err := r.keepsCopy(outer, outer.sig.Recv()); err != nil {
			return err
		}
	}
	return nil
}

func isArray(t types.Type) bool {
	_, ok := t.Underlying().(*types.Array)
	return ok
}

// escape notes the fields of a struct whose address gets to code that is not seen
// through: that may keep it.
type escape struct {
	*rewriter
	fields places
	seen   map[ssa.Value]bool
	before func(ssa.Instruction) bool // what may run before the call
}

// pointer looks at what is done with a pointer to the struct. It is false if the
// pointer itself may be kept.
func (e *escape) pointer(v ssa.Value) bool {
	if e.seen[v] {
		return true
	}
	e.seen[v] = true
	for _, ref := range *v.Referrers() {
		if !e.before(ref) {
			continue
		}
		if x, ok := ref.(*ssa.FieldAddr); ok {
			if f := fieldOf(x.X.Type(), x.Field); f != nil && !e.address(x) {
				e.fields.write(f)
			}
		} else if !e.passing(v, ref) {
			return false
		}
	}
	return true
}

// passing reports whether an instruction does not keep a pointer.
func (e *escape) passing(v ssa.Value, instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.UnOp, *ssa.DebugRef:
		return true
	case *ssa.Store:
		return x.Val != v
	case *ssa.Call:
		return e.given(v, x.Common())
	}
	return false
}

// reaching tells which instructions of fn may run before the call; all of other
// functions may.
func (c *cut) reaching(fn *ssa.Function) func(ssa.Instruction) bool {
	var at *ssa.BasicBlock
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if at == nil && c.call.Pos() <= instr.Pos() && instr.Pos() < c.call.End() {
				at = b
			}
		}
	}
	ways := map[*ssa.BasicBlock]bool{}
	if at != nil {
		for b := range block.Walk(at.Preds, block.Preds) {
			ways[b] = true
		}
	}
	return func(instr ssa.Instruction) bool {
		b := instr.Block()
		return at == nil || instr.Parent() != fn || ways[b] || b == at && instr.Pos() < c.call.End()
	}
}

// given reports whether the functions of the package that a pointer is handed to do not
// keep it.
func (e *escape) given(v ssa.Value, c *ssa.CallCommon) bool {
	callee := c.StaticCallee()
	if callee == nil || callee.Blocks == nil {
		return false
	}
	for i, arg := range c.Args {
		if arg == v && (i >= len(callee.Params) || !e.pointer(callee.Params[i])) {
			return false
		}
	}
	return true
}

// address reports whether the address of a field, or of a part of it, is only used to
// read and write there.
func (e *escape) address(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		kept := false
		switch x := ref.(type) {
		case *ssa.FieldAddr:
			kept = !e.address(x)
		case *ssa.IndexAddr:
			kept = !e.address(x)
		default:
			kept = !e.passing(v, ref)
		}
		if kept {
			return false
		}
	}
	return true
}
