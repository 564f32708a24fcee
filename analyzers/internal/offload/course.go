package offload

import (
	"go/ast"
	"go/token"
	"slices"
)

// What follows here is about what has run before a call, and what runs after it.

// before calls visit for all that has run before the statement with the call: in
// the function, and outside func literals unless lits.
func (c *cut) before(lits bool, visit func(ast.Node)) {
	var inner ast.Node = c.call
	see := func(nodes ...ast.Node) {
		for _, n := range nodes {
			// A branch that returns has not been gone through.
			if s, ok := n.(*ast.IfStmt); ok && s.Else == nil && terminates(s.Body) {
				if s.Init != nil {
					inspect(s.Init, lits, visit)
				}
				n = s.Cond
			}
			inspect(n, lits, visit)
		}
	}
	for _, n := range c.path {
		switch x := n.(type) {
		case *ast.IfStmt:
			if x != c.stmt {
				if x.Init != nil {
					see(x.Init)
				}
				see(x.Cond)
			}
		case *ast.SwitchStmt:
			if x != c.stmt {
				if x.Init != nil {
					see(x.Init)
				}
				if x.Tag != nil {
					see(x.Tag)
				}
			}
		case *ast.TypeSwitchStmt:
			if x != c.stmt {
				if x.Init != nil {
					see(x.Init)
				}
				see(x.Assign)
			}
		case *ast.CaseClause:
			for _, e := range x.List {
				see(e)
			}
		}
		if list, _, ok := statements(n); ok {
			for i, s := range list {
				if s == inner {
					break
				}
				// Of other cases only the conditions have been gone through.
				if clause, ok := s.(*ast.CaseClause); ok && !fallsThrough(list[i:], inner) {
					for _, e := range clause.List {
						see(e)
					}
					continue
				}
				if _, ok := s.(*ast.CommClause); !ok {
					see(s)
				}
			}
		}
		inner = n
	}
}

// fallsThrough reports whether a way leads from the first of some cases into the one
// that inner is.
func fallsThrough(clauses []ast.Stmt, inner ast.Node) bool {
	for _, s := range clauses {
		if s == inner {
			return true
		}
		body := s.(*ast.CaseClause).Body
		if len(body) == 0 {
			return false
		}
		if b, ok := body[len(body)-1].(*ast.BranchStmt); !ok || b.Tok != token.FALLTHROUGH {
			return false
		}
	}
	return false
}

// moving are the statements that run after the call, the one with the call first.
func (c *cut) moving() []ast.Stmt {
	return slices.Concat(c.list[c.index:], c.copied)
}

// rest calls visit for all that runs after the call: the rest of its statement and
// of its list, and what is copied from behind it.
func (c *cut) rest(lits bool, visit func(ast.Node)) {
	for _, s := range c.moving() {
		inspect(s, lits, func(n ast.Node) {
			if n.Pos() < c.call.Pos() || n.Pos() >= c.call.End() {
				visit(n)
			}
		})
	}
}
