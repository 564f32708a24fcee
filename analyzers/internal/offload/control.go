package offload

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// What follows here is about control: that the rest of the function can run
// later, in a function of its own, and that nobody waits for its end.

// next is the one function of the package that the call runs, nil if it may be
// several.
func (r *rewriter) next(c *cut) *ssa.Function {
	call, ok := c.call.(*ast.CallExpr)
	if !ok {
		return nil
	}
	for _, site := range r.Sites(r.fnOf(c)) {
		if site.Pos == call.Lparen && len(site.Vals) == 1 && !site.Dynamic {
			return site.Vals[0].Fn
		}
	}
	return nil
}

func (r *rewriter) fnOf(c *cut) *ssa.Function {
	for _, fn := range r.Funcs {
		if fn.Syntax() == c.fn {
			return fn
		}
	}
	return nil
}

// control looks for what cannot be divided: what crosses the cut, and what leaves
// the rest other than by a return.
func (r *rewriter) control(c *cut) error {
	if err := r.leavesEarly(c); err != nil {
		return err
	}
	if err := c.order(); err != nil {
		return err
	}
	if err := r.communicates(c); err != nil {
		return err
	}
	return c.branches()
}

// communicates looks for a rest that somebody waits for, once: while the operation
// runs the loop may start the callback again, and the second rest would find nobody.
func (r *rewriter) communicates(c *cut) (err error) {
	c.rest(false, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.SendStmt:
			err = blocked("the rest sends to a channel, and may now be run twice")
		case *ast.UnaryExpr:
			if x.Op == token.ARROW {
				err = blocked("the rest receives from a channel, and may now be run twice")
			}
		case *ast.CallExpr:
			if id, ok := ast.Unparen(x.Fun).(*ast.Ident); ok && id.Name == "close" && len(x.Args) == 1 {
				if _, isChan := r.Pass.TypesInfo.TypeOf(x.Args[0]).Underlying().(*types.Chan); isChan {
					err = blocked("the rest closes a channel, and may now be run twice")
				}
			}
		}
	})
	return err
}

// leavesEarly looks for what would happen too early if the function returned at
// the cut.
func (r *rewriter) leavesEarly(c *cut) (err error) {
	results := map[types.Object]bool{}
	for v := range c.sig.Results().Variables() {
		if v.Name() != "" {
			results[v] = true
		}
	}
	inspect(c.body, true, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.Ident:
			if results[r.Pass.TypesInfo.Uses[x]] {
				err = blocked("the result %s is used by its name", x.Name)
			}
		case *ast.ReturnStmt:
			if len(results) > 0 && len(x.Results) == 0 && c.returnsFrom(x) {
				err = blocked("returns results by their names")
			}
		}
	})
	if err != nil {
		return err
	}
	inspect(c.body, true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && r.Pass.TypesInfo.Uses[id] == types.Universe.Lookup("recover") {
			err = blocked("recover must see a panic of the call")
		}
	})
	if err != nil {
		return err
	}
	c.before(false, func(n ast.Node) {
		if x, ok := n.(*ast.DeferStmt); ok && err == nil {
			err = blocked("%s is deferred before the call", c.firstLine(x.Call))
		}
	})
	if err != nil {
		return err
	}
	if err := r.held(c); err != nil {
		return err
	}
	if err := r.channels(c); err != nil {
		return err
	}
	if err := r.ended(c); err != nil {
		return err
	}
	return r.promised(c)
}

// returnsFrom reports whether a return is the function's own, not that of a func
// literal in it.
func (c *cut) returnsFrom(ret *ast.ReturnStmt) (yes bool) {
	inspect(c.body, false, func(n ast.Node) { yes = yes || n == ret })
	return yes
}

// order looks for what is evaluated before the call in its own statement, and for
// calls that are not always made.
func (c *cut) order() (err error) {
	var inner ast.Node = c.call
	for _, n := range c.path {
		if b, ok := n.(*ast.BinaryExpr); ok && (b.Op == token.LAND || b.Op == token.LOR) && b.Y == inner {
			return blocked("the call depends on what stands before it in %s", c.of(b))
		}
		if n == c.stmt {
			break
		}
		inner = n
	}
	if s, ok := c.stmt.(*ast.IfStmt); ok && s.Init != nil && within(s.Cond, c.call) {
		return blocked("the if has a statement before its condition")
	}
	inspect(c.stmt, false, func(n ast.Node) {
		if n.Pos() >= c.call.Pos() || err != nil || n.End() > c.call.Pos() {
			return // behind it, or around it
		}
		switch x := n.(type) {
		case *ast.CallExpr:
			if tv := c.u.Pass.TypesInfo.Types[x.Fun]; !tv.IsType() && !tv.IsBuiltin() {
				err = blocked("%s is called before it in the same statement", c.of(x.Fun))
			}
		case *ast.UnaryExpr:
			if x.Op == token.ARROW {
				err = blocked("%s is received before it in the same statement", c.of(x.X))
			}
		}
	})
	return err
}

func within(n, inner ast.Node) bool { return n.Pos() <= inner.Pos() && inner.End() <= n.End() }

// branches looks for statements that lead out of the rest.
func (c *cut) branches() (err error) {
	for _, s := range c.moving() {
		var visit func(n ast.Node, breaks, continues bool)
		visit = func(n ast.Node, breaks, continues bool) {
			ast.Inspect(n, func(m ast.Node) bool {
				if m == n {
					return true
				}
				switch x := m.(type) {
				case *ast.FuncLit:
					return false
				case *ast.ForStmt, *ast.RangeStmt:
					visit(m, true, true)
					return false
				case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
					visit(m, true, continues)
					return false
				case *ast.LabeledStmt:
					err = blocked("has the label %s", x.Label.Name)
				case *ast.BranchStmt:
					switch {
					case x.Label != nil || x.Tok == token.GOTO:
						err = blocked("jumps to a label")
					case x.Tok == token.BREAK && !breaks, x.Tok == token.CONTINUE && !continues:
						err = blocked("%s leads out of the code behind the call", x.Tok)
					case x.Tok == token.FALLTHROUGH:
						err = blocked("falls through to the next case")
					}
				}
				return true
			})
		}
		switch s.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			visit(s, true, true)
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			visit(s, true, false)
		default:
			visit(&ast.BlockStmt{List: []ast.Stmt{s}}, false, false)
		}
	}
	return err
}

// returned is what the function returns at the cut, without waiting: the one
// constant that all returns of the rest and the one behind have. edits take it out
// of the rest.
func (c *cut) returned() (result string, edits []Edit, err error) {
	if c.sig.Results().Len() == 0 {
		return "", nil, nil
	}
	var returns []*ast.ReturnStmt
	c.rest(false, func(n ast.Node) {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			returns = append(returns, ret)
			edits = append(edits, Edit{Pos: ret.Pos(), End: ret.End(), New: "return"})
		}
	})
	if c.tail != nil {
		returns = append(returns, c.tail)
	}
	for _, ret := range returns {
		text := ""
		for i, e := range ret.Results {
			if tv := c.u.Pass.TypesInfo.Types[e]; !tv.IsNil() && (tv.Value == nil || tv.Value.Kind() == constant.Unknown) {
				return "", nil, blocked("the result %s is known only after the call", c.of(e))
			}
			if i > 0 {
				text += ", "
			}
			text += c.of(e)
		}
		if result != "" && text != result {
			return "", nil, blocked("the result is %s or %s", result, text)
		}
		result = text
	}
	if result == "" {
		return "", nil, blocked("the result is known only after the call")
	}
	return result, edits, nil
}
