package offload

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"strings"
)

// variable is the variable that an identifier stands for, nil for anything else.
func (r *rewriter) variable(id *ast.Ident) *types.Var {
	v, _ := r.Pass.TypesInfo.ObjectOf(id).(*types.Var)
	return v
}

// plain reports whether e can be written as it stands in a func that runs later: a
// constant, or a variable of the function that only the rest may change.
func (r *rewriter) plain(c *cut, e ast.Expr) bool {
	e = ast.Unparen(e)
	if tv := r.Pass.TypesInfo.Types[e]; tv.Value != nil || tv.IsNil() || tv.IsType() {
		return true
	}
	switch x := e.(type) {
	case *ast.CallExpr: // a conversion
		return len(x.Args) == 1 && r.Pass.TypesInfo.Types[x.Fun].IsType() && r.plain(c, x.Args[0]) && immutable(r.Pass.TypesInfo.TypeOf(x.Args[0]))
	case *ast.BinaryExpr:
		return r.plain(c, x.X) && r.plain(c, x.Y)
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return false
	}
	v := r.variable(id)
	if v == nil {
		_, fn := r.Pass.TypesInfo.ObjectOf(id).(*types.Func)
		return fn
	}
	if v.Parent() == r.Pass.Pkg.Scope() {
		return false
	}
	if !c.local(v) {
		return !r.assigned(c, v)
	}
	// A func literal made before, or a pointer, may change it on the loop meanwhile.
	ok = true
	c.before(true, func(n ast.Node) {
		if lit, isLit := n.(*ast.FuncLit); isLit {
			assigned, _ := r.changes(lit.Body, v)
			ok = ok && !assigned
		} else if stmt, isStmt := n.(ast.Stmt); isStmt {
			_, addressed := r.changes(stmt, v)
			ok = ok && !addressed
		}
	})
	return ok
}

// local reports whether a variable is the function's own, parameters included.
func (c *cut) local(v *types.Var) bool { return c.fn.Pos() <= v.Pos() && v.Pos() < c.fn.End() }

// assigned reports whether a variable, or a part of it, is assigned to behind its
// declaration, or its address taken, anywhere in the file.
func (r *rewriter) assigned(c *cut, v *types.Var) bool {
	assigned, addressed := r.changes(c.file, v)
	return assigned || addressed
}

// changes looks for assignments to a variable or a part of it, and for its address.
func (r *rewriter) changes(n ast.Node, v *types.Var) (assigned, addressed bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.AssignStmt:
			for _, l := range x.Lhs {
				assigned = assigned || r.within(l) == v
			}
		case *ast.IncDecStmt:
			assigned = assigned || r.within(x.X) == v
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{x.Key, x.Value} {
				assigned = assigned || e != nil && (r.within(e) == v || x.Tok == token.DEFINE && r.oneForAll(e, v))
			}
		case *ast.UnaryExpr:
			addressed = addressed || x.Op == token.AND && r.within(x.X) == v
		case *ast.SliceExpr:
			if _, ok := r.Pass.TypesInfo.TypeOf(x.X).Underlying().(*types.Array); ok {
				addressed = addressed || r.within(x.X) == v
			}
		case *ast.SelectorExpr: // v.m() with a method of *T
			sel := r.Pass.TypesInfo.Selections[x]
			if sel != nil && sel.Kind() == types.MethodVal && r.within(x.X) == v {
				_, to := sel.Obj().(*types.Func).Signature().Recv().Type().(*types.Pointer)
				_, from := r.Pass.TypesInfo.TypeOf(x.X).Underlying().(*types.Pointer)
				addressed = addressed || to && !from
			}
		}
		return true
	})
	return assigned, addressed
}

// within is the variable that e is a part of, or is: v.f[2] of a struct with an
// array.
func (r *rewriter) within(e ast.Expr) *types.Var {
	switch x := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, _ := r.Pass.TypesInfo.Uses[x].(*types.Var)
		return v
	case *ast.SelectorExpr:
		if sel := r.Pass.TypesInfo.Selections[x]; sel != nil && sel.Kind() == types.FieldVal && !sel.Indirect() {
			return r.within(x.X)
		}
	case *ast.IndexExpr:
		if t := r.Pass.TypesInfo.TypeOf(x.X); t != nil {
			if _, ok := t.Underlying().(*types.Array); ok {
				return r.within(x.X)
			}
		}
	}
	return nil
}

// oneForAll reports whether v is declared by a range statement before Go 1.22: then
// all iterations have the same.
func (r *rewriter) oneForAll(e ast.Expr, v *types.Var) bool {
	id, ok := e.(*ast.Ident)
	if !ok || r.Pass.TypesInfo.Defs[id] != v {
		return false
	}
	for _, f := range r.Pass.Files {
		if f.FileStart <= id.Pos() && id.Pos() < f.FileEnd {
			lang := version.Lang(r.Pass.TypesInfo.FileVersions[f])
			return lang != "" && version.Compare(lang, "go1.22") < 0
		}
	}
	return false
}

// sooner orders variables: those of other packages, whose places need not be known, by
// name and first.
func sooner(v, w *types.Var) bool {
	return cmp.Or(cmp.Compare(v.Pos(), w.Pos()), strings.Compare(v.Name(), w.Name())) < 0
}
