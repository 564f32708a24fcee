package offload

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// messageSwitch finds the switch over messages: in the model's Update, which is the
// root of the chain.
func (r *rewriter) messageSwitch(c *cut) (*ast.FuncDecl, *ast.TypeSwitchStmt, error) {
	update, ok := r.Root.Syntax().(*ast.FuncDecl)
	if !ok || r.Root.Signature.Recv() == nil {
		return nil, nil, blocked("the callback is no method of a model")
	}
	if update.Pos() < c.file.FileStart || update.Pos() >= c.file.FileEnd {
		return nil, nil, blocked("%s is in another file", r.Name(r.Root))
	}
	if err := r.runs(r.Root); err != nil {
		return nil, nil, err
	}
	if fn := r.fnOf(c); fn != r.Root {
		if err := r.returnedBy(fn, r.Root, c, update); err != nil {
			return nil, nil, err
		}
	}
	for _, s := range update.Body.List {
		switch x := s.(type) {
		case *ast.DeclStmt:
			if quiet(x) {
				continue
			}
		case *ast.TypeSwitchStmt:
			bind, ok := x.Assign.(*ast.AssignStmt)
			if !ok || x.Init != nil {
				return nil, nil, blocked("the switch over messages names none")
			}
			if !r.ofMessage(bind) {
				return nil, nil, blocked("the switch is not over messages")
			}
			if all := r.takesAll(x); all != "" {
				return nil, nil, blocked("the case %s takes every message", all)
			}
			return update, x, nil
		}
		return nil, nil, blocked("%s does more for every message before its switch", r.Name(r.Root))
	}
	return nil, nil, blocked("%s has no switch over messages", r.Name(r.Root))
}

// ofMessage reports whether msg := x.(type) asks a parameter.
func (r *rewriter) ofMessage(bind *ast.AssignStmt) bool {
	a, ok := bind.Rhs[0].(*ast.TypeAssertExpr)
	if !ok {
		return false
	}
	id, ok := a.X.(*ast.Ident)
	if !ok {
		return false
	}
	v := r.variable(id)
	for p := range r.Root.Signature.Params().Variables() {
		if p == v {
			return true
		}
	}
	return false
}

// takesAll is the type of a case that every message fits.
func (r *rewriter) takesAll(sw *ast.TypeSwitchStmt) string {
	for _, clause := range sw.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			if i, ok := r.Pass.TypesInfo.TypeOf(e).Underlying().(*types.Interface); ok && i.NumMethods() == 0 {
				return types.ExprString(e)
			}
		}
	}
	return ""
}

// quiet reports whether a declaration calls nothing.
func quiet(d *ast.DeclStmt) bool {
	ok := true
	inspect(d, true, func(n ast.Node) {
		switch n.(type) {
		case *ast.CallExpr, *ast.UnaryExpr:
			ok = false
		}
	})
	return ok
}

// runs reports an obstacle if it is not seen that a program sends its messages to
// this very model.
func (r *rewriter) runs(update *ssa.Function) error {
	if callers := r.Callers(update); len(callers) > 0 {
		return blocked("%s calls %s: it may pass on only the messages that it knows", r.Name(callers[0]), r.Name(update))
	}
	for _, fn := range r.Funcs {
		for _, site := range r.Sites(fn) {
			if site.Dynamic && site.Callee != nil && site.Callee.Name() == update.Name() {
				return blocked("%s calls an %s: it may pass on only the messages that it knows", r.Name(fn), update.Name())
			}
		}
	}
	want := deref(update.Signature.Recv().Type())
	given, filtered := false, false
	for _, f := range r.Pass.Files {
		inspect(f, true, func(n ast.Node) {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return
			}
			fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
			if !ok || fn.Pkg() == nil || !slices.Contains(r.Loop.Packages, fn.Pkg().Path()) {
				return
			}
			filtered = filtered || fn.Name() == "WithFilter"
			if fn.Name() == "NewProgram" {
				given = given || types.Identical(deref(r.Pass.TypesInfo.TypeOf(call.Args[0])), want)
			}
		})
	}
	if filtered {
		return blocked("a filter may keep the message back")
	}
	if !given {
		return blocked("it is not seen that a program runs this model")
	}
	return nil
}

func deref(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// returnedBy reports an obstacle if a helper's results are not what Update returns,
// or its receiver has another name there.
func (r *rewriter) returnedBy(fn, root *ssa.Function, c *cut, update *ast.FuncDecl) error {
	helper, ok := c.fn.(*ast.FuncDecl)
	if !ok || fn.Signature.Recv() == nil || !types.Identical(fn.Signature.Results(), root.Signature.Results()) {
		return blocked("%s returns something else than %s", r.Name(fn), r.Name(root))
	}
	own, outer := receiverName(helper), receiverName(update)
	if own == "" || own != outer || !types.Identical(fn.Signature.Recv().Type(), root.Signature.Recv().Type()) {
		return blocked("%s has another receiver than %s", r.Name(fn), r.Name(root))
	}
	callers := r.Callers(fn)
	if len(callers) != 1 || callers[0] != root {
		return blocked("others than %s call %s", r.Name(root), r.Name(fn))
	}
	returned := true
	for _, site := range r.Sites(root) {
		if len(site.Vals) == 1 && site.Vals[0].Fn == fn {
			found := false
			inspect(update.Body, false, func(n ast.Node) {
				if ret, ok := n.(*ast.ReturnStmt); ok && len(ret.Results) == 1 {
					call, ok := ret.Results[0].(*ast.CallExpr)
					found = found || ok && call.Lparen == site.Pos
				}
			})
			returned = returned && found
		}
	}
	if !returned {
		return blocked("%s does more than return what %s does", r.Name(root), r.Name(fn))
	}
	return nil
}

func receiverName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 || len(d.Recv.List[0].Names) == 0 {
		return ""
	}
	return d.Recv.List[0].Names[0].Name
}
