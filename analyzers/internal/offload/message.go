package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"
)

// message moves the call into a command and the rest into a new case of the type
// switch over messages:
//
//	return m, func() tea.Msg {
//		data, err := os.ReadFile(path)
//		return readFileMsg{data, err}
//	}
//	…
//	case readFileMsg:
//		data, err := msg.data, msg.err
//		rest
//
// The rest then runs with the model as it is when the message comes; place.go
// looks for what it relied on. That the message comes to this very switch is shown
// by where it stands: in the Update of the model that the package itself gives to
// NewProgram, which nobody else calls, with nothing but declarations before it.
func (r *rewriter) message(c *cut, cmd *commandType) (*Fix, error) {
	if err := r.closures(c); err != nil {
		return nil, err
	}
	if err := r.between(c); err != nil {
		return nil, err
	}
	last := c.list[len(c.list)-1]
	if !terminates(last) {
		return nil, blocked("the code behind the call does not end in a return")
	}
	update, sw, err := r.messageSwitch(c)
	if err != nil {
		return nil, err
	}
	model, err := c.model(cmd)
	if err != nil {
		return nil, err
	}
	m, err := r.arguments(c)
	if err != nil {
		return nil, err
	}
	res, err := r.results(c, nil)
	if err != nil {
		return nil, err
	}
	carried, err := r.carried(c, update)
	if err != nil {
		return nil, err
	}

	var imports []*types.Package
	q := c.qualifier(&imports)
	name := c.fresh(r.messageName(c))
	bound := sw.Assign.(*ast.AssignStmt).Lhs[0].(*ast.Ident).Name
	rest := join(res.rest, c.following(nil))
	var fields, values, names, reads []string
	add := func(field string, t types.Type) {
		fields = append(fields, field+" "+types.TypeString(t, q))
		values = append(values, field)
		names, reads = append(names, field), append(reads, bound+"."+field)
	}
	for i, n := range res.names {
		if n != "_" {
			add(n, res.types[i])
		}
	}
	for _, v := range carried {
		add(v.Name(), v.Type())
	}
	text := ""
	for _, line := range m.copies {
		text += line + "\n"
	}
	results := make([]string, c.sig.Results().Len())
	results[cmd.index] = "func() " + types.TypeString(cmd.msg, q) + " {\n" + res.assign + m.text + c.remark() + "\nreturn " + name + "{" + strings.Join(values, ", ") + "}\n}"
	if len(results) == 2 {
		results[1-cmd.index] = model
	}
	text += "return " + strings.Join(results, ", ")
	if c.text[c.offset(c.end)] == '}' {
		text += "\n"
	}
	clause := "case " + name + ":\n"
	if len(names) > 0 {
		clause += strings.Join(names, ", ") + " := " + strings.Join(reads, ", ") + "\n"
	}
	clause += rest + "\n"
	if c.following(nil) == "" && terminates(last) && res.rest == "" {
		clause += c.of(last) + "\n"
	}
	decl := "\n\n// " + name + " brings what " + r.Op + " returned.\ntype " + name + " struct {\n" + strings.Join(fields, "\n") + "\n}"
	end := c.decl(c.stmt.Pos()).End()
	return r.finish(c, []Edit{
		{Pos: c.stmt.Pos(), End: c.end, New: text},
		{Pos: sw.Body.Rbrace, End: sw.Body.Rbrace, New: clause},
		{Pos: end, End: end, New: decl},
	}, imports, "return a "+r.Loop.Command+" that runs "+r.Op+", and handle its message in a new case (other messages may come in between)")
}

// model is what the function returns beside the command: the receiver, in all of
// its returns behind the call.
func (c *cut) model(cmd *commandType) (string, error) {
	if c.sig.Results().Len() == 1 {
		return "", nil
	}
	if c.sig.Results().Len() > 2 {
		return "", blocked("there are more than two results")
	}
	decl, ok := c.fn.(*ast.FuncDecl)
	if !ok || receiverName(decl) == "" {
		return "", blocked("the model has no name")
	}
	name, err := receiverName(decl), error(nil)
	c.rest(false, func(n ast.Node) {
		ret, ok := n.(*ast.ReturnStmt)
		if !ok {
			return
		}
		if len(ret.Results) != 2 {
			err = blocked("the results come from one call")
			return
		}
		if id, ok := ret.Results[1-cmd.index].(*ast.Ident); !ok || id.Name != name {
			err = blocked("returns %s instead of its receiver", c.of(ret.Results[1-cmd.index]))
		}
	})
	return name, err
}

// carried lists the variables of the function that the rest uses and that were set
// before: the message brings them.
func (r *rewriter) carried(c *cut, update *ast.FuncDecl) (out []*types.Var, err error) {
	recv := c.sig.Recv()
	c.rest(true, func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil {
			return
		}
		obj := r.Pass.TypesInfo.Uses[id]
		if obj != nil && obj.Pkg() == r.Pass.Pkg && obj.Parent() != nil && !r.means(update, obj) && !c.own(obj) {
			err = blocked("%s means something else at the switch over messages", id.Name)
			return
		}
		v, ok := obj.(*types.Var)
		if !ok || v.IsField() || !c.local(v) || v.Pos() >= c.stmt.Pos() || v == recv || slices.Contains(out, v) {
			return
		}
		if v.Name() == "msg" || v.Pos() < c.body.Pos() || isBound(c, v) {
			err = blocked("uses %s behind the call", v.Name())
			return
		}
		if r.assigned(c, v) && r.assignedBehind(c, v) {
			err = blocked("%s is written behind the call", v.Name())
			return
		}
		out = append(out, v)
	})
	return out, err
}

// own reports whether an object is a variable of the function, or declared in the
// rest itself.
func (c *cut) own(obj types.Object) bool {
	if v, ok := obj.(*types.Var); ok {
		return c.local(v)
	}
	return c.stmt.Pos() <= obj.Pos() && obj.Pos() < c.end
}

// means reports whether a name is the same thing at the switch over messages.
func (r *rewriter) means(update *ast.FuncDecl, obj types.Object) bool {
	scope := r.Pass.Pkg.Scope().Innermost(update.Body.Rbrace)
	if scope == nil {
		return false
	}
	_, there := scope.LookupParent(obj.Name(), update.Body.Rbrace)
	return there == obj
}

// isBound reports whether a variable is that of a type switch, which has another
// type in each case.
func isBound(c *cut, v *types.Var) bool {
	for _, n := range c.path {
		if s, ok := n.(*ast.TypeSwitchStmt); ok {
			if a, ok := s.Assign.(*ast.AssignStmt); ok && a.Lhs[0].Pos() == v.Pos() {
				return true
			}
		}
		if cl, ok := n.(*ast.CaseClause); ok && c.u.Pass.TypesInfo.Implicits[cl] == types.Object(v) {
			return true
		}
	}
	return false
}

func (r *rewriter) assignedBehind(c *cut, v *types.Var) (yes bool) {
	c.rest(true, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.AssignStmt:
			for _, l := range x.Lhs {
				if id, ok := l.(*ast.Ident); ok && r.Pass.TypesInfo.Uses[id] == v {
					yes = true
				}
			}
		case *ast.UnaryExpr:
			if id, ok := x.X.(*ast.Ident); ok && x.Op == token.AND && r.Pass.TypesInfo.Uses[id] == v {
				yes = true
			}
		}
	})
	return yes
}

// messageName makes readFileMsg of os.ReadFile and loadMsg of m.load.
func (r *rewriter) messageName(c *cut) string {
	name := "result"
	if call, ok := c.call.(*ast.CallExpr); ok {
		switch f := ast.Unparen(call.Fun).(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
	}
	runes := []rune(name)
	runes[0] = unicode.ToLower(runes[0])
	return string(runes) + "Msg"
}
