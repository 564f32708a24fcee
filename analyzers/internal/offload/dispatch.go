package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// dispatch is the edit that has the callback hand the message on: a case of the
// switch that comes first, or a question before all.
func (to *delivery) dispatch(p *parcel, results int) Edit {
	back := func(msg string) string {
		if len(p.names) == 0 {
			msg = ""
		}
		call := to.recv + "." + p.method + "(" + msg + ")\n"
		if results > 1 {
			return "return " + call
		}
		if to.lent { // what it does to the model comes first
			name := "cmd"
			if to.recv == name {
				name = "next"
			}
			return name + " := " + call + "return " + to.recv + ", " + name + "\n"
		}
		return "return " + to.recv + ", " + call
	}
	for _, s := range to.decl.Body.List {
		x, ok := s.(*ast.TypeSwitchStmt)
		if !ok {
			if to.declaration(s) {
				continue
			}
			break
		}
		bound, ok := to.asks(x)
		if !ok {
			break
		}
		if bound == "" {
			bound = to.param + ".(" + p.typ + ")"
		}
		at := to.lastCase(x)
		return Edit{Pos: at, End: at, New: "case " + p.typ + ":\n" + back(bound)}
	}
	at := to.decl.Body.Lbrace + 1
	name := to.param
	if len(p.names) == 0 {
		name = "_"
	}
	return Edit{Pos: at, End: at, New: "\nif " + name + ", ok := " + to.param + ".(" + p.typ + "); ok {\n" + back(to.param) + "}"}
}

// declaration reports whether a statement only declares variables, with values that
// nothing can go wrong with.
func (to *delivery) declaration(s ast.Stmt) bool {
	switch x := s.(type) {
	case *ast.DeclStmt:
	case *ast.AssignStmt:
		if x.Tok != token.DEFINE {
			return false
		}
	default:
		return false
	}
	plain := still(s)
	inspect(s, false, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.IndexExpr, *ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.BinaryExpr:
			plain = false
		case *ast.SelectorExpr:
			sel := to.u.Pass.TypesInfo.Selections[x]
			plain = plain && (sel == nil || !sel.Indirect())
		}
	})
	return plain
}

// asks reports whether a switch asks for the message's type, with no case before
// that any message is of, and how it calls the message.
func (to *delivery) asks(s *ast.TypeSwitchStmt) (bound string, ok bool) {
	if s.Init != nil {
		return "", false
	}
	var x ast.Expr
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		bound, x = a.Lhs[0].(*ast.Ident).Name, a.Rhs[0]
	case *ast.ExprStmt:
		x = a.X
	}
	id, ok := ast.Unparen(ast.Unparen(x).(*ast.TypeAssertExpr).X).(*ast.Ident)
	if !ok || id.Name != to.param || bound == to.recv {
		return "", false
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			t := to.u.Pass.TypesInfo.TypeOf(e)
			if i, ok := t.Underlying().(*types.Interface); ok && i.Empty() {
				return "", false
			}
		}
	}
	return bound, true
}

// lastCase is where another case goes: before the default, if that is the last.
func (to *delivery) lastCase(s *ast.TypeSwitchStmt) token.Pos {
	n := len(s.Body.List)
	if n > 0 {
		last := s.Body.List[n-1].(*ast.CaseClause)
		from := s.Body.Lbrace + 1
		if n > 1 {
			from = s.Body.List[n-2].End()
		}
		if last.List == nil && strings.TrimSpace(to.between(from, last.Pos())) == "" {
			return last.Pos()
		}
	}
	return s.Body.Rbrace
}
