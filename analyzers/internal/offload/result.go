package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// result is how the call's results get from where it is made to the rest.
type result struct {
	types  []types.Type
	names  []string // one for each, "_" if nobody asks for it
	rest   string   // what the rest begins with: what is left of the call's own statement
	assign string   // "data, err := ", "data, err = ", or nothing
}

// results says what the call's statement becomes. A statement that only names the
// results goes with the call; of another one the call is replaced by a name.
func (r *rewriter) results(c *cut, returns []Edit) (*result, error) {
	res := &result{}
	switch t := r.Pass.TypesInfo.TypeOf(c.call).(type) {
	case *types.Tuple:
		for v := range t.Variables() {
			res.types = append(res.types, v.Type())
		}
	default:
		if t != nil {
			res.types = []types.Type{t}
		}
	}
	if u, ok := c.call.(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		if _, two := r.Pass.TypesInfo.TypeOf(u).(*types.Tuple); two {
			return nil, blocked("the receive asks whether the channel is closed")
		}
	}
	switch s := c.stmt.(type) {
	case *ast.ExprStmt:
		if s.X == c.call {
			for range res.types {
				res.names = append(res.names, "_")
			}
			return res, nil
		}
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 && s.Rhs[0] == c.call && (s.Tok == token.DEFINE || s.Tok == token.ASSIGN) {
			return res, r.assignment(c, res, s)
		}
	case *ast.IfStmt:
		if a, ok := s.Init.(*ast.AssignStmt); ok && len(a.Rhs) == 1 && a.Rhs[0] == c.call && a.Tok == token.DEFINE {
			return res, r.condition(c, res, s, a, returns)
		}
	}
	// The call is part of something: a name takes its place.
	if len(res.types) != 1 {
		return nil, blocked("the call's results go straight into another call")
	}
	name := "result"
	if isError(res.types[0]) {
		name = "err"
	}
	name = c.fresh(name)
	res.names, res.assign = []string{name}, name+" := "
	edits := insert(inside(returns, c.stmt), Edit{Pos: c.call.Pos(), End: c.call.End(), New: name})
	res.rest = c.patched(c.stmt.Pos(), c.stmt.End(), edits)
	return res, nil
}

// assignment is data, err := f(), or m.data, err = f().
func (r *rewriter) assignment(c *cut, res *result, s *ast.AssignStmt) error {
	var left, right []string
	for i, l := range s.Lhs {
		id, ok := l.(*ast.Ident)
		if ok && (id.Name == "_" || s.Tok == token.DEFINE && !r.pointedAt(c, id)) {
			if v := r.variable(id); r.Pass.TypesInfo.Defs[id] == nil && v != nil && !r.mentionedBehind(c, v) {
				res.names = append(res.names, "_") // it was there before, and is not asked for again
				continue
			}
			res.names = append(res.names, id.Name)
			continue
		}
		name := "result"
		if isError(res.types[i]) {
			name = "err"
		} else if ok || selects(l) {
			name = named(l, name)
		}
		name = c.fresh(name)
		res.names = append(res.names, name)
		left, right = append(left, c.of(l)), append(right, name)
	}
	if len(left) > 0 {
		res.rest = strings.Join(left, ", ") + " = " + strings.Join(right, ", ")
	}
	if strings.Trim(strings.Join(res.names, ""), "_") == "" {
		res.assign = strings.Join(res.names, ", ") + " = "
	} else {
		res.assign = strings.Join(res.names, ", ") + " := "
	}
	return nil
}

func (r *rewriter) mentionedBehind(c *cut, v *types.Var) bool {
	for _, s := range c.moving()[1:] {
		if r.mentions(s, v) {
			return true
		}
	}
	return false
}

// pointedAt reports whether a variable that was there before, err in x, err := f(),
// has its address taken: then the rest must assign to it, as another variable of
// its name is not the one pointed at.
func (r *rewriter) pointedAt(c *cut, id *ast.Ident) bool {
	v, _ := r.Pass.TypesInfo.Uses[id].(*types.Var)
	if v == nil {
		return false
	}
	_, addressed := r.changes(c.body, v)
	return addressed
}

func selects(e ast.Expr) bool { _, ok := e.(*ast.SelectorExpr); return ok }

// condition is if err := f(); err != nil { … }: the names are visible in the if
// alone.
func (r *rewriter) condition(c *cut, res *result, s *ast.IfStmt, a *ast.AssignStmt, returns []Edit) error {
	taken := map[string]bool{} // what the rest calls something else
	for _, behind := range c.moving()[1:] {
		inspect(behind, true, func(n ast.Node) {
			if id, ok := n.(*ast.Ident); ok {
				taken[id.Name] = true
			}
		})
	}
	var fresh []string
	renamed := false
	for _, l := range a.Lhs {
		id, ok := l.(*ast.Ident)
		if !ok {
			return blocked("assigns in the if")
		}
		name := id.Name
		if name != "_" && taken[name] {
			name, renamed = c.fresh(name), true
		}
		fresh = append(fresh, name)
	}
	res.names, res.assign = fresh, strings.Join(fresh, ", ")+" := "
	if strings.Trim(strings.Join(fresh, ""), "_") == "" {
		res.assign = strings.Join(fresh, ", ") + " = "
	}
	from := s.Cond.Pos()
	head := "if "
	if renamed {
		var own, made []string
		for i, l := range a.Lhs {
			if fresh[i] != "_" {
				own, made = append(own, c.of(l)), append(made, fresh[i])
			}
		}
		head = "if " + strings.Join(own, ", ") + " := " + strings.Join(made, ", ") + "; "
	}
	res.rest = head + c.patched(from, s.End(), inside(returns, s))
	return nil
}

// following is the text behind the call's statement, without a last return that
// says nothing.
func (c *cut) following(returns []Edit) string {
	from, to := c.stmt.End()+token.Pos(len(c.remark())), c.end
	if ret, ok := c.list[len(c.list)-1].(*ast.ReturnStmt); ok && (len(ret.Results) == 0 || len(returns) > 0) && ret != c.stmt {
		to = ret.Pos()
	}
	var edits []Edit
	for _, e := range returns {
		if e.Pos >= from && e.End <= to {
			edits = append(edits, e)
		}
	}
	return strings.TrimSpace(c.patched(from, to, edits))
}

// inside keeps the edits inside a statement.
func inside(edits []Edit, n ast.Node) (out []Edit) {
	for _, e := range edits {
		if n.Pos() <= e.Pos && e.End <= n.End() {
			out = append(out, e)
		}
	}
	return out
}

func insert(edits []Edit, e Edit) []Edit {
	i := 0
	for i < len(edits) && edits[i].Pos < e.Pos {
		i++
	}
	return append(edits[:i:i], append([]Edit{e}, edits[i:]...)...)
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// remark is the comment at the end of the call's line, with the space before it.
func (c *cut) remark() string {
	line := func(pos token.Pos) int { return c.u.Pass.Fset.Position(pos).Line }
	for _, group := range c.file.Comments {
		if first := group.List[0]; first.Pos() >= c.stmt.End() && first.End() <= c.end && line(first.Pos()) == line(c.stmt.End()) && line(c.stmt.End()) == line(c.call.End()) {
			return c.between(c.stmt.End(), first.End())
		}
	}
	return ""
}
