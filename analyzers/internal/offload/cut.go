package offload

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// cut is where a function is divided: what stands before the call stays on the
// loop, the call moves, and the rest follows with its result.
type cut struct {
	*source
	fn    ast.Node // *ast.FuncDecl or *ast.FuncLit
	sig   *types.Signature
	body  *ast.BlockStmt
	call  ast.Expr   // a call, or a receive
	path  []ast.Node // from the call outwards to the body
	stmt  ast.Stmt   // the statement with the call
	list  []ast.Stmt // where that stands
	index int
	end   token.Pos // of the list, comments included

	names map[string]bool // those of the function's variables, and new ones

	// Behind the list, every way goes on to nothing, or to this return.
	tail   *ast.ReturnStmt
	behind bool  // or to code that the list never reaches, as it ends in a return
	lost   error // or there is other code, which would have to move too

	onward []ast.Stmt // what runs behind the list up to the function's end, the tail too
	over   bool       // nothing runs behind that
	copied []ast.Stmt // those of onward that the rest has a copy of
}

// cut finds the call of a hop in a function, and the statements around it.
func (r *rewriter) cut(fn *ssa.Function, hop chain.Hop) (*cut, error) {
	node := r.Node(hop.Pos)
	if node == nil {
		return nil, blocked("the call has no place in the source")
	}
	src, err := openSource(r.Unit, node.Pos())
	if err != nil {
		return nil, err
	}
	c := &cut{source: src, fn: fn.Syntax()}
	switch x := c.fn.(type) {
	case *ast.FuncDecl:
		c.body = x.Body
	case *ast.FuncLit:
		c.body = x.Body
	}
	if c.body == nil || node.Pos() < c.body.Pos() || node.Pos() >= c.body.End() {
		return nil, blocked("the call stands in another function")
	}
	c.sig = fn.Signature
	path, _ := astutil.PathEnclosingInterval(src.file, node.Pos(), node.Pos()+1)
	for i, n := range path {
		switch x := n.(type) {
		case *ast.CallExpr:
			if x.Fun.Pos() <= node.Pos() && node.Pos() < x.Fun.End() {
				c.call = x
			}
		case *ast.UnaryExpr:
			if x.Op == token.ARROW && x.Pos() == node.Pos() {
				c.call = x
			}
		case ast.Stmt:
			return nil, blocked("a statement waits, not a call")
		}
		if c.call != nil {
			if err := c.surroundings(path[i+1:]); err != nil {
				return nil, err
			}
			return c, nil
		}
	}
	return nil, blocked("the call is not written out")
}

// cutAt finds the statements around a call.
func (r *rewriter) cutAt(call *ast.CallExpr) (*cut, error) {
	src, err := openSource(r.Unit, call.Pos())
	if err != nil {
		return nil, err
	}
	c := &cut{source: src, call: call}
	path := r.around(call)
	for _, n := range path {
		switch x := n.(type) {
		case *ast.FuncDecl:
			c.fn, c.body = x, x.Body
		case *ast.FuncLit:
			c.fn, c.body = x, x.Body
		}
		if c.fn == nil {
			continue
		}
		fn := r.fnOf(c)
		if fn == nil {
			break
		}
		c.sig = fn.Signature
		return c, c.surroundings(path[1:])
	}
	return nil, blocked("the call stands in no function")
}

// around lists the nodes from one of the package outwards.
func (r *rewriter) around(n ast.Node) []ast.Node {
	for _, f := range r.Pass.Files {
		if f.FileStart <= n.Pos() && n.Pos() < f.FileEnd {
			path, _ := astutil.PathEnclosingInterval(f, n.Pos(), n.End())
			if i := slices.Index(path, n); i >= 0 {
				return path[i:]
			}
		}
	}
	return nil
}

// surroundings goes from the call out to the function's body.
func (c *cut) surroundings(path []ast.Node) error {
	var inner ast.Node = c.call
	ended := false // no way leads from the list to what is behind it
	for _, n := range path {
		c.path = append(c.path, n)
		if n == c.body {
			return c.statement(n, inner, &ended)
		}
		switch x := n.(type) {
		case *ast.FuncLit:
			return blocked("inside a func literal")
		case *ast.ForStmt:
			if c.stmt != nil || x.Init != inner {
				return blocked("inside a for loop")
			}
		case *ast.RangeStmt:
			if c.stmt != nil || x.X != inner {
				return blocked("inside a for loop")
			}
		case *ast.IfStmt:
			if c.stmt == nil && x.Else == inner {
				return blocked("the condition before it decides whether it is called")
			}
		case *ast.SwitchStmt:
			if c.stmt == nil && x.Init != nil && x.Tag == inner {
				return blocked("the switch has a statement before its tag")
			}
		case *ast.TypeSwitchStmt:
			if c.stmt == nil && x.Init != nil && x.Assign == inner {
				return blocked("the switch has a statement before its tag")
			}
		case *ast.CaseClause:
			if _, ok := inner.(ast.Expr); ok {
				return blocked("the cases before it decide whether it is called")
			}
		case *ast.LabeledStmt:
			return blocked("behind the label %s", x.Label.Name)
		case *ast.DeferStmt:
			return blocked("in a deferred call")
		case *ast.GoStmt:
			if x.Call == inner {
				return blocked("in a goroutine of its own")
			}
		case *ast.CommClause:
			if x.Comm == inner {
				return blocked("in a case of a select")
			}
		}
		if err := c.statement(n, inner, &ended); err != nil {
			return err
		}
		inner = n
	}
	return blocked("the call stands in another function")
}

// statement notes the list that n is, if it is one, or what is behind inner in it.
func (c *cut) statement(n, inner ast.Node, ended *bool) error {
	list, end, ok := statements(n)
	if !ok {
		return nil
	}
	i := 0
	for i < len(list) && list[i] != inner {
		i++
	}
	if i == len(list) {
		return nil // the expression of a case, the condition of an if
	}
	if c.stmt == nil {
		c.stmt, c.list, c.index, c.end = list[i], list, i, end
		*ended = terminates(list[len(list)-1])
		c.over = *ended
		return nil
	}
	switch inner.(type) {
	case *ast.CaseClause, *ast.CommClause:
		return nil // the other cases are not behind it
	}
	behind := list[i+1:]
	c.behind = c.behind || len(behind) > 0
	if len(behind) > 0 && !c.over {
		c.onward = append(c.onward, behind...)
		c.over = terminates(behind[len(behind)-1])
	}
	if len(behind) > 0 && !*ended {
		ret, ok := behind[0].(*ast.ReturnStmt)
		if !ok || c.tail != nil {
			c.lost = cmp.Or(c.lost, blocked("the code behind the %s runs too", kindOf(list[i])))
			return nil
		}
		c.tail = ret
		*ended = true
	}
	return nil
}

func statements(n ast.Node) (list []ast.Stmt, end token.Pos, ok bool) {
	switch x := n.(type) {
	case *ast.BlockStmt:
		return x.List, x.Rbrace, true
	case *ast.CaseClause:
		return x.Body, x.End(), true
	case *ast.CommClause:
		return x.Body, x.End(), true
	}
	return nil, token.NoPos, false
}

func kindOf(s ast.Stmt) string {
	switch s.(type) {
	case *ast.IfStmt:
		return "if"
	case *ast.SwitchStmt, *ast.TypeSwitchStmt:
		return "switch"
	case *ast.SelectStmt:
		return "select"
	}
	return "block"
}

// terminates reports whether no way leads past a statement, for the common forms.
func terminates(s ast.Stmt) bool {
	switch x := s.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BlockStmt:
		return len(x.List) > 0 && terminates(x.List[len(x.List)-1])
	case *ast.IfStmt:
		return x.Else != nil && terminates(x.Body) && terminates(x.Else)
	case *ast.ExprStmt:
		call, ok := x.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		id, ok := call.Fun.(*ast.Ident)
		return ok && id.Name == "panic"
	}
	return false
}

// fresh makes a name for a new variable at the cut: the one asked for, if it means
// nothing there, and nothing in the function.
func (c *cut) fresh(name string) string {
	if c.names == nil {
		c.names = map[string]bool{}
		ast.Inspect(c.fn, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				if v, isVar := c.u.Pass.TypesInfo.ObjectOf(id).(*types.Var); !isVar || !v.IsField() {
					c.names[id.Name] = true
				}
			}
			return true
		})
	}
	if token.IsKeyword(name) || name == "_" || name == "" {
		name = "v"
	}
	made := name
	for i := 2; c.names[made] || c.visible(made); i++ {
		made = name + strconv.Itoa(i)
	}
	c.names[made] = true
	return made
}

func (c *cut) visible(name string) bool {
	scope := c.u.Pass.Pkg.Scope().Innermost(c.stmt.Pos())
	if scope == nil {
		scope = c.u.Pass.Pkg.Scope()
	}
	_, obj := scope.LookupParent(name, c.stmt.Pos())
	return obj != nil
}
