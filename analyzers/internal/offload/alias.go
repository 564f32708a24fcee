package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/types/typeutil"
)

// aliases notes as read what variables share with a place, where the rest uses them:
// a slice, a map, what a pointer points to.
func (r *rewriter) aliases(c *cut, after places) {
	from := r.sharing(c)
	c.rest(true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok {
			if v := r.variable(id); v != nil {
				after.add(from[v])
			}
		}
	})
}

// sharing tells the places that variables share memory with when the call is made.
func (r *rewriter) sharing(c *cut) map[*types.Var]places {
	from := map[*types.Var]places{}
	for v, shared := range r.passed {
		from[v] = maps.Clone(shared)
	}
	set := func(l ast.Expr, e ast.Expr) {
		id, ok := l.(*ast.Ident)
		if !ok {
			return
		}
		if v := r.variable(id); v != nil && loads(v.Type()) {
			if from[v] == nil {
				from[v] = places{}
			}
			r.roots(e, from, from[v])
		}
	}
	c.before(false, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.AssignStmt:
			for i, l := range x.Lhs {
				set(l, x.Rhs[min(i, len(x.Rhs)-1)])
			}
		case *ast.ValueSpec:
			for i, l := range x.Names {
				if len(x.Values) > 0 {
					set(l, x.Values[min(i, len(x.Values)-1)])
				}
			}
		}
	})
	return from
}

// roots notes the places whose memory the value of e may share.
func (r *rewriter) roots(e ast.Expr, from map[*types.Var]places, out places) {
	switch x := ast.Unparen(e).(type) {
	case *ast.Ident:
		v := r.variable(x)
		if v == nil {
			return
		}
		out.add(from[v])
		if v.Parent() == r.Pass.Pkg.Scope() {
			out.read(v)
		}
	case *ast.SelectorExpr:
		if sel := r.Pass.TypesInfo.Selections[x]; sel != nil && sel.Kind() == types.FieldVal {
			for _, v := range fieldsOf(sel) {
				out.read(v)
			}
			r.roots(x.X, from, out)
		}
	case *ast.SliceExpr:
		r.roots(x.X, from, out)
	case *ast.IndexExpr:
		r.roots(x.X, from, out)
	case *ast.StarExpr:
		r.roots(x.X, from, out)
	case *ast.TypeAssertExpr:
		r.roots(x.X, from, out)
	case *ast.UnaryExpr:
		if x.Op == token.AND {
			r.roots(x.X, from, out)
		}
	case *ast.CompositeLit:
		for _, e := range elements(x) {
			r.roots(e, from, out)
		}
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(r.Pass.TypesInfo, x).(*types.Func); ok && r.ours(fn.Origin()) {
			if v := r.ValueOf(fn); v.Fn != nil {
				out.add(r.writers().of(v.Fn))
			}
		}
		for _, arg := range x.Args {
			if !immutable(r.Pass.TypesInfo.TypeOf(arg)) {
				r.roots(arg, from, out)
			}
		}
	}
}

// mutated reports whether a variable captured from a function around, or what is
// in its slice or map, may be changed by anybody in the file.
func (r *rewriter) mutated(c *cut, v *types.Var) bool {
	if r.assigned(c, v) {
		return true
	}
	switch v.Type().Underlying().(type) {
	case *types.Slice, *types.Map:
	case *types.Pointer:
		return loads(v.Type())
	default:
		return false
	}
	changed := false
	var stack []ast.Node
	ast.Inspect(c.file, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if id, ok := n.(*ast.Ident); ok && r.Pass.TypesInfo.Uses[id] == v && len(stack) > 1 {
			changed = changed || !r.looks(id, stack[len(stack)-1], stack[len(stack)-2])
		}
		stack = append(stack, n)
		return true
	})
	return changed
}

// looks reports whether a use of a slice or map changes nothing in it and gives it
// to nobody.
func (r *rewriter) looks(id *ast.Ident, parent, around ast.Node) bool {
	switch p := parent.(type) {
	case *ast.IndexExpr:
		switch a := around.(type) {
		case *ast.AssignStmt:
			for _, l := range a.Lhs {
				if l == p {
					return false
				}
			}
		case *ast.IncDecStmt:
			return false
		case *ast.UnaryExpr:
			return a.Op != token.AND
		}
		return p.Index == id || immutable(r.Pass.TypesInfo.TypeOf(p))
	case *ast.RangeStmt, *ast.BinaryExpr:
		return true
	case *ast.CallExpr:
		switch fn := typeutil.Callee(r.Pass.TypesInfo, p).(type) {
		case *types.Builtin:
			return fn.Name() == "len" || fn.Name() == "cap" || fn.Name() == "append" && p.Args[0] != id || fn.Name() == "copy" && p.Args[0] != id
		case *types.Func:
			return fn.Pkg() != nil && (looking[fn.Pkg().Path()] || looking[fn.FullName()])
		}
	}
	return false
}

// ofVariable reports whether a field is part of a variable of the function: a copy
// that nobody else sees. The receiver is the model, which comes anew.
func (r *rewriter) ofVariable(c *cut, sel *ast.SelectorExpr) bool {
	for {
		if s := r.Pass.TypesInfo.Selections[sel]; s == nil || s.Indirect() {
			return false
		}
		switch x := ast.Unparen(sel.X).(type) {
		case *ast.SelectorExpr:
			sel = x
		case *ast.Ident:
			v := r.variable(x)
			return v != nil && !v.IsField() && c.local(v) && v != c.sig.Recv()
		default:
			return false
		}
	}
}
