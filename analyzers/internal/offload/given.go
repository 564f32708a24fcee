package offload

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// What follows here is about who runs the callback: the loop, and nobody else.

// calledByLoopOnly reports an obstacle if anybody but the loop runs fn: they rely
// on all of it being done when it returns.
func (r *rewriter) calledByLoopOnly(fn *ssa.Function) error {
	if r.Loop.Command != "" { // what is returned goes to the loop whoever the caller is; see command.go
		return nil
	}
	if callers := r.Callers(fn); len(callers) > 0 {
		return blocked("%s calls %s too", r.Name(callers[0]), r.Name(fn))
	}
	if starter := r.startedBy(fn); starter != nil {
		return blocked("%s starts %s on a goroutine too", r.Name(starter), r.Name(fn))
	}
	if caller := r.calledAsValue(fn); caller != nil {
		return blocked("%s may call %s too", r.Name(caller), r.Name(fn))
	}
	if _, declared := fn.Syntax().(*ast.FuncDecl); declared && r.IsExported(fn) {
		return blocked("other packages may call %s", r.Name(fn))
	}
	if !r.given(fn) {
		return blocked("%s does not go straight to the loop", r.Name(fn))
	}
	return nil
}

// handsOn reports whether a call gives argument i to the loop, or keeps it: who
// calls what is kept in the package is known (calledAsValue). The standard library
// calls what it is given itself (sync.Once.Do), or starts it (time.AfterFunc).
func (r *rewriter) handsOn(call *ast.CallExpr, i, depth int) bool {
	callee, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
	if !ok || callee.Pkg() == nil || depth > 4 {
		return false
	}
	switch {
	case r.Know.Of(r.Loop, callee.Pkg()):
		return true
	case knowledge.Std(callee.Pkg().Path()):
		return false
	case !r.ours(callee.Origin()):
		slot := fact.ParamSlot(fact.Key(callee.Origin()), i)
		if callee.Signature().Recv() != nil {
			slot = fact.ParamSlot(fact.Key(callee.Origin()), i+1)
		}
		e := r.EffectOf(effect.Value{Obj: callee.Origin()})
		return e == nil || !slices.ContainsFunc(e.Calls, func(c fact.Call) bool { return c.Slot == slot })
	}
	fn := r.ValueOf(callee).Fn
	if fn == nil || i >= callee.Signature().Params().Len() {
		return false
	}
	decl, ok := fn.Syntax().(*ast.FuncDecl)
	param := callee.Origin().Signature().Params().At(i)
	inspect(decl, true, func(n ast.Node) {
		if inner, isCall := n.(*ast.CallExpr); isCall {
			for j, arg := range inner.Args {
				if id, isIdent := ast.Unparen(arg).(*ast.Ident); isIdent && r.variable(id) == param {
					ok = ok && r.handsOn(inner, j, depth+1)
				}
			}
		}
	})
	return ok
}

// startedBy is a function that starts fn on a goroutine.
func (r *rewriter) startedBy(fn *ssa.Function) *ssa.Function {
	for _, caller := range r.Funcs {
		for _, site := range r.Sites(caller) {
			if site.Go && slices.ContainsFunc(site.Vals, func(v effect.Value) bool { return v.Fn == fn || v.Param != nil && r.mayBe(v.Param, fn, 0) }) {
				return caller
			}
		}
	}
	return nil
}

// calledAsValue is a function that may call fn through a variable, an interface or
// a parameter of its own.
func (r *rewriter) calledAsValue(fn *ssa.Function) *ssa.Function {
	for _, caller := range r.Funcs {
		for _, site := range r.Sites(caller) {
			for _, v := range site.Vals {
				if site.Dynamic && !site.Go && (v.Fn == fn || v.Param != nil && r.mayBe(v.Param, fn, 0)) {
					return caller
				}
			}
		}
	}
	return nil
}

// mayBe reports whether somebody in the package gives fn for a parameter.
func (r *rewriter) mayBe(p *ssa.Parameter, fn *ssa.Function, depth int) bool {
	to := p.Parent()
	i := 0
	for i < len(to.Params) && to.Params[i] != p {
		i++
	}
	for _, caller := range r.Funcs {
		for _, site := range r.Sites(caller) {
			for _, v := range site.Vals {
				if v.Fn != to || i >= len(site.Args) {
					continue
				}
				switch arg := site.Args[i].(type) {
				case *ssa.MakeClosure:
					if arg.Fn == fn {
						return true
					}
				case *ssa.Function:
					if arg == fn {
						return true
					}
				case *ssa.Parameter:
					if depth > 4 || r.mayBe(arg, fn, depth+1) {
						return true
					}
				}
			}
		}
	}
	return false
}

// given reports whether a function goes straight to where the loop takes it from,
// wherever its name stands: an argument or a field of the framework.
func (r *rewriter) given(fn *ssa.Function) bool {
	lit, _ := fn.Syntax().(*ast.FuncLit)
	obj := fn.Object()
	is := func(e ast.Expr) bool {
		switch x := ast.Unparen(e).(type) {
		case *ast.FuncLit:
			return x == lit
		case *ast.Ident:
			return obj != nil && r.Pass.TypesInfo.Uses[x] == obj
		case *ast.SelectorExpr:
			return obj != nil && r.Pass.TypesInfo.Uses[x.Sel] == obj
		}
		return false
	}
	framework := func(obj types.Object) bool {
		return obj != nil && obj.Pkg() != nil && slices.Contains(r.Loop.Packages, obj.Pkg().Path())
	}
	straight, uses := 0, 0
	for _, f := range r.Pass.Files {
		inspect(f, true, func(n ast.Node) {
			switch x := n.(type) {
			case *ast.CallExpr:
				if is(x.Fun) { // no value; who calls it is known
					straight++
				}
				for i, arg := range x.Args {
					if is(arg) && r.handsOn(x, i, 0) {
						straight++
					}
				}
			case *ast.KeyValueExpr:
				if key, ok := x.Key.(*ast.Ident); ok && is(x.Value) && framework(r.Pass.TypesInfo.Uses[key]) {
					straight++
				}
			case *ast.AssignStmt:
				for i, v := range x.Rhs {
					if is(v) && len(x.Lhs) == len(x.Rhs) {
						if field, ok := x.Lhs[i].(*ast.SelectorExpr); ok && framework(r.Pass.TypesInfo.Uses[field.Sel]) {
							straight++
						}
					}
				}
			case *ast.FuncLit:
				if x == lit {
					uses++
				}
			case *ast.Ident:
				if obj != nil && r.Pass.TypesInfo.Uses[x] == obj {
					uses++
				}
			}
		})
	}
	return straight == uses
}
