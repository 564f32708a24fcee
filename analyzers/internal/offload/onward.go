package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// What follows here is about code behind the statement around a call.

// few is how many lines of code behind the statement around the call may be copied.
const few = 8

// takeOnward has the rest take a copy of what runs behind its list, if that is short.
func (c *cut) takeOnward() error {
	if len(c.onward) == 0 {
		return nil
	}
	if c.strands() {
		return blocked("no other way leads to the code behind the call")
	}
	lines := 0
	for _, s := range c.onward {
		lines += strings.Count(c.of(s), "\n") + 1
	}
	if lines > few {
		return blocked("the code behind the %s runs too", kindOf(c.enclosing()))
	}
	c.copied = c.onward
	declared := map[string]bool{}
	for _, s := range c.list[c.index:] {
		for _, name := range declares(s) {
			declared[name] = true
		}
	}
	for _, s := range c.copied {
		var hidden string
		inspect(s, true, func(n ast.Node) {
			if id, ok := n.(*ast.Ident); ok && declared[id.Name] && !member(c.u.Pass.TypesInfo.ObjectOf(id)) {
				hidden = id.Name
			}
		})
		if hidden != "" {
			return blocked("%s is another variable in the code behind the %s, which runs too", hidden, kindOf(c.enclosing()))
		}
	}
	return nil
}

// enclosing is the statement that the list with the call stands in, nil if it is the
// function's own.
func (c *cut) enclosing() ast.Stmt {
	listed := false
	for _, n := range c.path {
		switch x := n.(type) {
		case *ast.IfStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			if listed {
				return x.(ast.Stmt)
			}
		}
		_, _, list := statements(n)
		listed = listed || list
	}
	return nil
}

// declares lists the names that a statement leaves to those behind it.
func declares(s ast.Stmt) (names []string) {
	switch x := s.(type) {
	case *ast.AssignStmt:
		if x.Tok == token.DEFINE {
			for _, l := range x.Lhs {
				if id, ok := l.(*ast.Ident); ok && id.Name != "_" {
					names = append(names, id.Name)
				}
			}
		}
	case *ast.DeclStmt:
		inspect(x, false, func(n ast.Node) {
			switch spec := n.(type) {
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					if id.Name != "_" {
						names = append(names, id.Name)
					}
				}
			case *ast.TypeSpec:
				names = append(names, spec.Name.Name)
			}
		})
	}
	return names
}

// copies is the text of what is copied from behind the list.
func (c *cut) copies() string {
	var parts []string
	for _, s := range c.copied {
		parts = append(parts, c.of(s))
	}
	return strings.Join(parts, "\n")
}

// strands reports whether no other way leads to the code behind, so that a copy would
// be all of it that runs.
func (c *cut) strands() bool {
	var inner ast.Node
	for _, n := range c.path {
		list, _, ok := statements(n)
		if ok && inner == nil {
			inner = n // the list with the call
			continue
		}
		if inner == nil {
			continue
		}
		_, clause := inner.(*ast.CaseClause)
		_, comm := inner.(*ast.CommClause)
		x, branch := n.(*ast.IfStmt)
		switch {
		case branch:
			other := x.Else
			if other == inner {
				other = x.Body
			}
			if other == nil || !terminates(other) {
				return false
			}
		case !ok || clause || comm:
			return false // there are other cases
		case list[len(list)-1] != inner:
			return true
		}
		inner = n
	}
	return false
}

// member reports whether an object is a field or a method: its name hides nothing.
func member(obj types.Object) bool {
	switch x := obj.(type) {
	case *types.Var:
		return x.IsField()
	case *types.Func:
		return x.Signature().Recv() != nil
	}
	return false
}
