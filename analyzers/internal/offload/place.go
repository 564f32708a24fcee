package offload

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// Other callbacks may run while the operation does. What the callback has looked
// at before and looks at again after must be the same then: places are fields and
// variables, one for all values of a type, and a place that anybody writes may
// have changed.

// between reports a place that is used before the call and read behind it, and
// that somebody writes. What is read before and only written behind it loses what
// another callback has written there meanwhile.
func (r *rewriter) between(c *cut) error {
	before, after := places{}, places{}
	before.add(r.outer)
	c.before(false, func(n ast.Node) { r.uses(c, n, before) })
	if call, ok := c.call.(*ast.CallExpr); ok {
		for _, arg := range call.Args {
			inspect(arg, false, func(n ast.Node) { r.uses(c, n, before) })
		}
	}
	c.rest(true, func(n ast.Node) { r.uses(c, n, after) })
	r.aliases(c, after)
	literals := places{} // those made before may run wherever a func value is called
	c.before(true, func(n ast.Node) {
		if lit, ok := n.(*ast.FuncLit); ok {
			inspect(lit.Body, true, func(n ast.Node) { r.uses(c, n, literals) })
		}
	})
	for _, p := range []places{before, after} {
		if p[anything] != (use{}) {
			p.add(literals)
		}
	}
	apart := places{} // of other ways through the callback: other keys, other messages
	inspect(c.body, true, func(n ast.Node) {
		if n.Pos() < c.list[0].Pos() || n.Pos() >= c.end {
			r.uses(c, n, apart)
		}
	})
	var found *types.Var
	for v, how := range after {
		if v == anything || before[v] == (use{}) || found != nil && !sooner(v, found) {
			continue
		}
		if how.read && r.written(c, v) || how.written && before[v].read && (apart[v].written || r.writtenElsewhere(c, v)) {
			found = v
		}
	}
	if found != nil {
		return blocked("%s may change between what is before the call and what is behind it", found.Name())
	}
	for _, p := range [][2]places{{before, after}, {after, before}} {
		if p[0][anything] == (use{}) {
			continue
		}
		for v, how := range p[1] {
			if v == anything || how.read && r.written(c, v) {
				return blocked("it is not known what the func values that are called look at")
			}
		}
	}
	return nil
}

// anything stands for the places of a function that is not known.
var anything = types.NewVar(token.NoPos, nil, "anything", types.Typ[types.Invalid])

// written reports whether anybody may change a place: of variables captured from a
// function around, anybody in the file.
func (r *rewriter) written(c *cut, v *types.Var) bool {
	if v.IsField() || v.Parent() == r.Pass.Pkg.Scope() {
		return r.writers().anybody(v)
	}
	return r.mutated(c, v)
}

// writtenElsewhere is written, the divided function left out: that its runs may
// overtake each other is said with the fix. Its other ways are looked at apart.
func (r *rewriter) writtenElsewhere(c *cut, v *types.Var) bool {
	if !v.IsField() && v.Parent() != r.Pass.Pkg.Scope() {
		return r.mutated(c, v)
	}
	if v.Exported() && r.Pass.Pkg.Name() != "main" || v.Pkg() != r.Pass.Pkg {
		return true
	}
	for _, fn := range r.Funcs {
		if s := fn.Syntax(); s != nil && c.fn.Pos() <= s.Pos() && s.Pos() < c.fn.End() {
			continue
		}
		if r.writers().direct(fn)[v].written {
			return true
		}
	}
	return false
}

// use is what is done with a place.
type use struct{ read, written bool }

type places map[*types.Var]use

func (p places) read(v *types.Var)  { u := p[v]; u.read = true; p[v] = u }
func (p places) write(v *types.Var) { u := p[v]; u.written = true; p[v] = u }

func (p places) add(other places) {
	for v, u := range other {
		old := p[v]
		p[v] = use{old.read || u.read, old.written || u.written}
	}
}

// uses notes the places of one node, those of the package's functions that it
// calls included. What belongs to the callback's own argument is left out.
func (r *rewriter) uses(c *cut, n ast.Node, out places) {
	switch x := n.(type) {
	case *ast.SelectorExpr:
		if sel := r.Pass.TypesInfo.Selections[x]; sel != nil && sel.Kind() == types.FieldVal && !r.ofArgument(c, x) && !r.ofVariable(c, x) {
			through := fieldsOf(sel)
			for _, v := range through[:len(through)-1] { // embedded
				out.read(v)
			}
			if v := through[len(through)-1]; !r.onlyWritten(c, x) {
				out.read(v)
			} else {
				out.write(v)
			}
		}
	case *ast.StarExpr: // all of a struct
		if tv := r.Pass.TypesInfo.Types[x]; tv.IsValue() {
			parts(tv.Type, out.read)
		}
	case *ast.Ident:
		v, ok := r.Pass.TypesInfo.Uses[x].(*types.Var)
		if ok && !v.IsField() && !c.local(v) && v.Pkg() == r.Pass.Pkg {
			if r.onlyWritten(c, x) {
				out.write(v)
			} else {
				out.read(v)
			}
		}
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(r.Pass.TypesInfo, x).(*types.Func); ok && r.ours(fn.Origin()) {
			if v := r.ValueOf(fn); v.Fn != nil {
				out.add(r.writers().of(v.Fn))
			}
		} else if !ok || types.IsInterface(recvType(fn)) && fn.Pkg() == r.Pass.Pkg {
			r.usesDynamic(x, out)
		}
	}
}

func recvType(fn *types.Func) types.Type {
	if recv := fn.Signature().Recv(); recv != nil {
		return recv.Type()
	}
	return types.Typ[types.Invalid]
}

// usesDynamic notes the places of what a func value, or a method of an interface,
// may be.
func (r *rewriter) usesDynamic(call *ast.CallExpr, out places) {
	if tv := r.Pass.TypesInfo.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return
	}
	if _, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		return // looked at where it stands
	}
	known := false
	for _, fn := range r.Funcs {
		for _, site := range r.Sites(fn) {
			if site.Pos != call.Lparen {
				continue
			}
			known = len(site.Vals) > 0
			for _, v := range site.Vals {
				if v.Fn == nil {
					known = false
				} else {
					out.add(r.writers().of(v.Fn))
				}
			}
		}
	}
	if !known {
		out.read(anything)
		return
	}
	out.write(anything) // what it captures
}

// fieldsOf lists the fields that a selector goes through, embedded ones first.
func fieldsOf(sel *types.Selection) (out []*types.Var) {
	t := sel.Recv()
	for _, i := range sel.Index() {
		f := fieldOf(t, i)
		if f == nil {
			return append(out, sel.Obj().(*types.Var).Origin())
		}
		out = append(out, f)
		t = f.Type()
	}
	return out
}

// parts calls see for the fields of a struct, and of the structs in it.
func parts(t types.Type, see func(*types.Var)) {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			see(f.Origin())
			parts(f.Type(), see)
		}
	case *types.Array:
		parts(u.Elem(), see)
	}
}

// ofArgument reports whether a field is of the callback's argument: a message.
func (r *rewriter) ofArgument(c *cut, sel *ast.SelectorExpr) bool {
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return false
	}
	v := r.variable(id)
	for p := range c.sig.Params().Variables() {
		if p == v {
			return r.passed[v.Origin()] == nil && !r.isOwnPointer(v.Type())
		}
	}
	return false
}

// isOwnPointer reports whether t is a pointer to a type of the package: state that
// a callback is given, not a message.
func (r *rewriter) isOwnPointer(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := types.Unalias(p.Elem()).(*types.Named)
	return ok && named.Obj().Pkg() == r.Pass.Pkg
}

// onlyWritten reports whether e stands left of a plain assignment.
func (r *rewriter) onlyWritten(c *cut, e ast.Expr) (yes bool) {
	ast.Inspect(c.body, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && a.Tok == token.ASSIGN {
			for _, l := range a.Lhs {
				yes = yes || l == e
			}
		}
		return !yes
	})
	return yes
}
