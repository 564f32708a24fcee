package offload

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// start rewrites a call whose results nobody asks for, where nothing that follows
// could tell whether it has been made:
//
//	before            before
//	_ = os.Remove(p)  go os.Remove(p)
//	rest              rest
//
// Why the program stays the same: the arguments are evaluated where they were, and
// refer to nothing that the rest has too (private). The rest runs when it did, so
// that no other callback comes in between; it and all that follows up to the end of
// the callback, in every function that leads here, touches nothing outside the
// program's memory and wakes nobody who might (calm.go). What the callback returns
// makes the loop do nothing more: a constant, no command. As with the other
// rewrites, the loop goes on while the operation runs.
func (r *rewriter) start() (fix *Fix, err error) {
	if r.Loop.Work != "" {
		return nil, blocked("%s is the way off this loop", r.Loop.Work)
	}
	fn := r.Root
	err = blocked("the results are used")
	for _, hop := range r.Chain {
		c, errCut := r.cut(fn, hop)
		if errCut != nil {
			break
		}
		if call, ok := c.dropped(); ok {
			one, errHere := r.startAt(c, fn, call)
			if one != nil {
				fix = one // the one nearest to the operation is best
			} else {
				err = errHere
			}
		}
		if fn = r.next(c); fn == nil {
			break
		}
	}
	if fix != nil {
		return fix, nil
	}
	return nil, err
}

// dropped is the call, if its statement drops the results.
func (c *cut) dropped() (*ast.CallExpr, bool) {
	call, ok := c.call.(*ast.CallExpr)
	switch s := c.stmt.(type) {
	case *ast.ExprStmt:
		return call, ok && s.X == call
	case *ast.AssignStmt:
		for _, l := range s.Lhs {
			if id, isIdent := l.(*ast.Ident); !isIdent || id.Name != "_" {
				return nil, false
			}
		}
		return call, ok && len(s.Rhs) == 1 && s.Rhs[0] == call
	}
	return nil, false
}

func (r *rewriter) startAt(c *cut, fn *ssa.Function, call *ast.CallExpr) (*Fix, error) {
	if r.onlyWaits() {
		return nil, errPointless
	}
	if err := r.separate(c, call); err != nil {
		return nil, err
	}
	if err := r.held(c); err != nil {
		return nil, err
	}
	if r.comesTo(r.Root, r.handsOver, map[*ssa.Function]bool{}) {
		return nil, blocked("the callback gives something to the loop")
	}
	at := callAt(fn, call.Lparen)
	if at == nil {
		return nil, blocked("the call is not seen through")
	}
	f := &follower{calm: calm{r, map[*ssa.Function]bool{}}, done: map[ssa.Instruction]bool{}}
	if err := f.up(fn, at, nil); err != nil {
		return nil, err
	}
	fix, err := r.finish(c, []Edit{{Pos: c.stmt.Pos(), End: call.End(), New: "go " + c.of(call)}}, nil,
		"start "+r.Op+" in a goroutine: nothing behind it depends on it (a second run may overtake the first)")
	if fix != nil {
		fix.Alone = f.alone
	}
	return fix, err
}

// separate reports an obstacle if the call shares memory with what runs meanwhile.
func (r *rewriter) separate(c *cut, call *ast.CallExpr) error {
	callee, _ := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
	if callee == nil {
		return blocked("which function %s is, is known only when it runs", c.firstLine(call.Fun))
	}
	give := func(e ast.Expr, _ string) error {
		if !r.private(e) {
			return blocked("%s is shared with what follows", c.of(e))
		}
		return nil
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && r.Pass.TypesInfo.Selections[sel] != nil {
		if err := r.receiver(c, sel, callee, give, func(ast.Expr, string) {}); err != nil {
			return err
		}
		if !r.ours(callee) && !r.isPortable(callee) && !r.private(sel.X) {
			return blocked("%s is shared with what follows", c.of(sel.X))
		}
	}
	if err := r.argumentOrder(c, call); err != nil {
		return err
	}
	for _, arg := range call.Args {
		if err := give(arg, ""); err != nil {
			return err
		}
	}
	return r.movable(c, call, callee)
}

// private reports whether nobody else has what e refers to: it is a value, or made
// in the expression. A file or a connection is not: its next use must not overtake.
func (r *rewriter) private(e ast.Expr) bool {
	e = ast.Unparen(e)
	t := r.Pass.TypesInfo.TypeOf(e)
	if tv := r.Pass.TypesInfo.Types[e]; tv.Value != nil || tv.IsNil() || tv.IsType() || immutable(t) {
		return true
	}
	all := func(list []ast.Expr) bool {
		for _, e := range list {
			if !r.private(e) {
				return false
			}
		}
		return true
	}
	switch x := e.(type) {
	case *ast.CompositeLit:
		return all(elements(x))
	case *ast.UnaryExpr:
		lit, ok := ast.Unparen(x.X).(*ast.CompositeLit)
		return ok && r.private(lit)
	case *ast.CallExpr:
		return r.makes(x) && all(x.Args)
	}
	return false
}
