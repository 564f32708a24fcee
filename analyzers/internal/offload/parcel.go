package offload

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// parcel is what a message carries: the call's results, and the variables of the
// function that the rest asks for.
type parcel struct {
	typ, method string
	names       []string // of the fields, and of the variables that the rest has for them
	types       []types.Type
}

// pack lists what the rest needs. What it takes along must be nobody else's: a
// variable that only the rest goes on with, and no copy of the model, which may have
// changed by then.
func (r *rewriter) pack(c *cut, res *result) (*parcel, error) {
	p := &parcel{}
	for i, name := range res.names {
		if name != "_" {
			p.names, p.types = append(p.names, name), append(p.types, res.types[i])
		}
	}
	own := r.leftOf(c, res)
	var needed []*types.Var
	var err error
	c.rest(true, func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil {
			return
		}
		obj := r.Pass.TypesInfo.ObjectOf(id)
		v, isVar := obj.(*types.Var)
		switch {
		case obj == nil || member(obj) || obj.Pos() < c.fn.Pos() || obj.Pos() >= c.stmt.Pos():
		case !isVar:
			err = blocked("%s is declared in the function", id.Name)
		case v == c.sig.Recv() || own[v]:
		case slices.Contains(needed, v):
		case !r.plain(c, id):
			err = blocked("%s may be changed through its address or by a func literal", id.Name)
		case r.modelIn(c, v.Type()):
			err = blocked("%s may be a copy of the model, which may change before the message comes", id.Name)
		case locked(v.Type(), 0):
			err = blocked("%s must not be copied", id.Name)
		default:
			needed = append(needed, v)
		}
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(needed, func(a, b *types.Var) int { return cmp.Compare(a.Pos(), b.Pos()) })
	for _, v := range needed {
		if slices.Contains(p.names, v.Name()) {
			return nil, blocked("there are two variables %s", v.Name())
		}
		p.names, p.types = append(p.names, v.Name()), append(p.types, v.Type())
	}
	for _, name := range p.names {
		if !r.asked(c, name) {
			return nil, blocked("%s is assigned to behind the call, and not asked for", name)
		}
	}
	for i, t := range p.types {
		if !r.nameable(c, t) {
			return nil, blocked("the type of %s cannot be written here", p.names[i])
		}
	}
	return p, p.hides(c, own, needed)
}

// asked reports whether the rest reads a variable, called so. Those that the rewrite has
// made up are.
func (r *rewriter) asked(c *cut, name string) bool {
	found, read := false, false
	c.rest(true, func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || id.Name != name || member(r.Pass.TypesInfo.ObjectOf(id)) {
			return
		}
		found = true
		read = read || r.Pass.TypesInfo.Uses[id] != nil && !r.onlyWritten(c, id)
	})
	return read || !found
}

// leftOf are the variables that the call's results are assigned to by their names,
// and those that they are assigned to for nothing.
func (r *rewriter) leftOf(c *cut, res *result) map[*types.Var]bool {
	own := map[*types.Var]bool{}
	if s, ok := c.stmt.(*ast.AssignStmt); ok && len(s.Rhs) == 1 && s.Rhs[0] == c.call {
		for i, l := range s.Lhs {
			if id, ok := l.(*ast.Ident); ok && (res.names[i] == "_" || res.names[i] == id.Name) {
				own[r.variable(id)] = true
			}
		}
	}
	return own
}

// hides reports an obstacle if a name that the rest gets means something else in a
// part of it.
func (p *parcel) hides(c *cut, own map[*types.Var]bool, needed []*types.Var) (err error) {
	c.rest(true, func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil || !slices.Contains(p.names, id.Name) {
			return
		}
		obj := c.u.Pass.TypesInfo.ObjectOf(id)
		v, _ := obj.(*types.Var)
		if obj == nil || member(obj) || own[v] || slices.Contains(needed, v) || obj.Pos() >= c.stmt.Pos() && obj.Pos() < c.fn.End() {
			return
		}
		err = blocked("%s means something else in a part of what follows", id.Name)
	})
	return err
}

// modelIn reports whether a variable of a type may hold the model: as itself, or as an
// interface that it implements.
func (r *rewriter) modelIn(c *cut, t types.Type) bool {
	model := deref(c.sig.Recv().Type())
	if i, ok := t.Underlying().(*types.Interface); ok {
		return !i.Empty() && (types.Implements(model, i) || types.Implements(types.NewPointer(model), i))
	}
	return types.Identical(deref(t), model)
}

// literal is the message as it is made.
func (p *parcel) literal() string {
	var fields []string
	for _, name := range p.names {
		fields = append(fields, name+": "+name)
	}
	return p.typ + "{" + strings.Join(fields, ", ") + "}"
}

// declaration is the message's type.
func (p *parcel) declaration(q types.Qualifier) string {
	if len(p.names) == 0 {
		return "type " + p.typ + " struct{}"
	}
	var b strings.Builder
	b.WriteString("type " + p.typ + " struct {\n")
	for i, name := range p.names {
		b.WriteString(name + " " + types.TypeString(p.types[i], q) + "\n")
	}
	b.WriteString("}")
	return b.String()
}

// opened declares the rest's variables from the message.
func (p *parcel) opened(msg string) string {
	if len(p.names) == 0 {
		return ""
	}
	var from []string
	for _, name := range p.names {
		from = append(from, msg+"."+name)
	}
	return strings.Join(p.names, ", ") + " := " + strings.Join(from, ", ")
}

// param declares the method's parameter, if the message says anything.
func (p *parcel) param(c *cut) (name string) {
	if len(p.names) == 0 {
		return ""
	}
	taken := slices.Contains(p.names, "msg") || c.sig.Recv().Name() == "msg"
	c.rest(true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && id.Name == "msg" {
			taken = true
		}
	})
	if !taken {
		return "msg"
	}
	return c.fresh("done")
}
