package offload

import (
	"go/ast"
	"go/types"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// target is the function of the framework that takes the work or its rest, as it
// is called here.
type target struct {
	fn      *types.Func
	call    string   // "app.QueueUpdateDraw", "fyne.Do", "loop.Offload"
	loop    string   // the loop, where the function takes it as an argument
	copies  []string // statements before: "app := u.app"
	params  string   // of the func that it takes: "()", "(*gocui.Gui) error"
	returns *types.Tuple
	zero    string // what that func returns if nothing was wrong
	imports []*types.Package
}

// target finds the function that a table names, "Application.QueueUpdateDraw", and
// the value to call it on.
func (r *rewriter) target(c *cut, name string) (*target, error) {
	typ, method, isMethod := strings.Cut(name, ".")
	t := &target{}
	var want types.Type
	for _, p := range r.frameworks() {
		obj := p.Scope().Lookup(typ)
		if obj == nil {
			continue
		}
		if !isMethod {
			t.fn, _ = obj.(*types.Func)
		} else if sel, _, _ := types.LookupFieldOrMethod(types.NewPointer(obj.Type()), true, p, method); sel != nil {
			t.fn, _ = sel.(*types.Func)
			want = obj.Type()
			if !types.IsInterface(want) {
				want = types.NewPointer(want)
			}
		}
		if t.fn == nil || !isMethod && !r.near(p) {
			t.fn = nil
			continue
		}
		if !isMethod {
			q := c.qualifier(&t.imports)
			t.call = q(p) + "." + typ
			if ps := t.fn.Signature().Params(); ps.Len() > 1 && !takesFunc(ps.At(0).Type()) { // the loop is its first argument
				want = ps.At(0).Type()
			}
		}
		break
	}
	if t.fn == nil {
		return nil, blocked("%s is not in the packages that this one uses", name)
	}
	if want != nil {
		value, err := r.value(c, want, t)
		if err != nil {
			return nil, err
		}
		if isMethod {
			t.call = value + "." + method
		} else {
			t.loop = value
		}
	}
	return t, t.closure(c)
}

// near reports whether a package of the framework is one that this package uses, or
// stands beside one: who goes through an adapter does not want it imported.
func (r *rewriter) near(p *types.Package) bool {
	return slices.ContainsFunc(r.Pass.Pkg.Imports(), func(q *types.Package) bool {
		return q == p || path.Dir(q.Path()) == path.Dir(p.Path()) || strings.HasPrefix(q.Path(), p.Path()+"/")
	})
}

// takesFunc reports whether a func can be given for a parameter: of its type, or as
// any (glib.IdleAdd).
func takesFunc(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.Empty()
	}
	return false
}

// closure says what kind of func a post function takes.
func (t *target) closure(c *cut) error {
	t.params = "()"
	ps := t.fn.Signature().Params()
	if t.loop != "" || ps.Len() == 0 {
		return nil
	}
	sig, ok := ps.At(0).Type().Underlying().(*types.Signature)
	if !ok {
		return nil // any: a func() will do
	}
	q := c.qualifier(&t.imports)
	var params []string
	for v := range sig.Params().Variables() {
		params = append(params, "_ "+types.TypeString(v.Type(), q))
	}
	t.params = "(" + strings.Join(params, ", ") + ")"
	t.returns = sig.Results()
	switch {
	case sig.Results().Len() == 0:
		t.returns = nil
	case sig.Results().Len() == 1 && isError(sig.Results().At(0).Type()):
		t.params += " error"
		t.zero = "nil"
	default:
		return blocked("%s takes a func with a result", t.fn.Name())
	}
	return nil
}

// frameworks are the loop's packages as this package sees them.
func (r *rewriter) frameworks() (out []*types.Package) {
	seen := map[*types.Package]bool{}
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		for _, path := range r.Loop.Packages {
			if p.Path() == path {
				out = append(out, p)
			}
		}
		for _, q := range p.Imports() {
			visit(q)
		}
	}
	visit(r.Pass.Pkg)
	return out
}

// value finds a value of a type that can be named at the cut: what the callback
// was given to, a variable, a field of one.
func (r *rewriter) value(c *cut, want types.Type, t *target) (string, error) {
	here := t.fn.Signature().Recv() == nil      // it is called on the loop itself
	for p := range c.sig.Params().Variables() { // the framework hands itself over
		if t.takes(p.Type(), want) && p.Name() != "" && p.Name() != "_" && !r.assigned(c, p) {
			return p.Name(), nil
		}
	}
	if e := r.registered(c, want); e != nil {
		if name := r.hidden(c, e); name != "" {
			return "", blocked("%s is another variable at the call", name)
		}
		if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
			if f, ok := r.Pass.TypesInfo.Uses[sel.Sel].(*types.Var); ok && f.IsField() && r.writers().stores(f.Origin()) > 1 {
				return "", blocked("%s is assigned more than once: it may be another loop by then", f.Name())
			}
		}
		if here {
			return c.of(e), nil
		}
		return r.handy(c, e, t), nil
	}
	var found []string
	var direct []bool
	var vars []*types.Var
	scope := r.Pass.Pkg.Scope().Innermost(c.stmt.Pos())
	shadowed := map[string]bool{}
	for s := scope; s != nil; s = s.Parent() {
		for _, name := range s.Names() {
			v, ok := s.Lookup(name).(*types.Var)
			if !ok || shadowed[name] || s != r.Pass.Pkg.Scope() && v.Pos() > c.stmt.Pos() {
				continue
			}
			shadowed[name] = true
			if t.takes(v.Type(), want) {
				found, direct, vars = append(found, name), append(direct, c.local(v) || v.Parent() != r.Pass.Pkg.Scope() && !r.assigned(c, v)), append(vars, v)
				continue
			}
			if path := t.fieldPath(v, want, r.Pass.Pkg); path != "" {
				found, direct, vars = append(found, name+"."+path), append(direct, false), append(vars, v)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	for i := range found {
		if j := 1 - i; len(found) == 2 && r.filled(c, vars[j], strings.TrimPrefix(found[j], vars[j].Name()+"."), vars[i]) {
			found, direct = found[i:i+1], direct[i:i+1]
			break
		}
	}
	q := types.RelativeTo(r.Pass.Pkg)
	switch {
	case len(found) == 0:
		return "", blocked("no %s is at hand to post to", types.TypeString(want, q))
	case len(found) > 1:
		return "", blocked("%s and %s could be the loop", found[0], found[1])
	case here || direct[0]:
		return found[0], nil
	}
	name := found[0][strings.LastIndexByte(found[0], '.')+1:]
	name = c.fresh(strings.ToLower(name[:1]) + name[1:]) // of an embedded field, too
	t.copies = append(t.copies, name+" := "+found[0])
	return name, nil
}

// takes reports whether the function can be called on a value of a type: it is the
// one wanted, or a pointer to a struct of the framework that embeds it.
func (t *target) takes(typ, want types.Type) bool {
	if types.Identical(typ, want) {
		return true
	}
	named, ok := types.Unalias(deref(typ)).(*types.Named)
	if _, pointer := types.Unalias(typ).(*types.Pointer); !ok || !pointer || t.fn.Signature().Recv() == nil || named.Obj().Pkg() != t.fn.Pkg() {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(typ, false, t.fn.Pkg(), t.fn.Name())
	return obj == t.fn
}

// fieldPath is the one field of a struct, or behind a pointer to one, that the
// function can be called on.
func (t *target) fieldPath(v *types.Var, want types.Type, pkg *types.Package) (path string) {
	s, ok := deref(v.Type()).Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for f := range s.Fields() {
		if t.takes(f.Type(), want) && (f.Exported() || f.Pkg() == pkg) {
			if path != "" {
				return ""
			}
			path = f.Name()
		}
	}
	return path
}

// registered is what the func literal was given to, if that is the loop: l in
// l.Post(func() { … }).
func (r *rewriter) registered(c *cut, want types.Type) (loop ast.Expr) {
	lit, ok := c.fn.(*ast.FuncLit)
	if !ok {
		return nil
	}
	inspect(c.file, true, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok || loop != nil {
			return
		}
		for _, arg := range call.Args {
			if ast.Unparen(arg) != lit {
				continue
			}
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && r.identical(sel.X, want) {
				loop = sel.X
			}
			if fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func); ok && fn.Signature().Recv() == nil && r.identical(call.Args[0], want) {
				loop = call.Args[0]
			}
		}
	})
	return loop
}

// hidden is the variable that e begins with, if its name means another one at the
// cut.
func (r *rewriter) hidden(c *cut, e ast.Expr) string {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = x.X
		case *ast.Ident:
			if scope := r.Pass.Pkg.Scope().Innermost(c.stmt.Pos()); scope != nil {
				if _, obj := scope.LookupParent(x.Name, c.stmt.Pos()); obj != r.Pass.TypesInfo.ObjectOf(x) {
					return x.Name
				}
			}
			return ""
		default:
			return ""
		}
	}
}

func (r *rewriter) identical(e ast.Expr, want types.Type) bool {
	t := r.Pass.TypesInfo.TypeOf(e)
	return t != nil && types.Identical(t, want) && r.path(e)
}

// path reports whether e is a variable, or fields of one.
func (r *rewriter) path(e ast.Expr) bool {
	switch x := ast.Unparen(e).(type) {
	case *ast.Ident:
		return r.variable(x) != nil
	case *ast.SelectorExpr:
		return r.path(x.X)
	}
	return false
}

// handy is a loop as it is named in a func that runs elsewhere: fields are read
// before.
func (r *rewriter) handy(c *cut, e ast.Expr, t *target) string {
	if r.plain(c, e) {
		return c.of(e)
	}
	name := c.fresh(named(e, "loop"))
	t.copies = append(t.copies, name+" := "+c.of(e))
	return name
}
