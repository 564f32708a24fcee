package offload

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// callsOf finds the calls of a function.
func (r *rewriter) callsOf(fn *ssa.Function) *holders {
	h := &holders{rewriter: r, seen: map[types.Object]bool{}, known: true}
	switch syntax := fn.Syntax().(type) {
	case *ast.FuncLit:
		h.occurs(syntax)
	case *ast.FuncDecl:
		h.known = !r.IsExported(fn) && !(fn.Signature.Recv() != nil && r.selected(fn.Name()))
		h.hold(fn.Object())
	}
	slices.SortFunc(h.calls, func(a, b *ast.CallExpr) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return h
}

// holders follows a func through what holds it: variables, parameters, fields.
type holders struct {
	*rewriter
	seen    map[types.Object]bool
	calls   []*ast.CallExpr
	entered bool // the loop takes it somewhere
	known   bool // it gets nowhere else
}

func (h *holders) hold(obj types.Object) {
	if obj == nil || h.seen[obj] || !h.known {
		h.known = h.known && obj != nil
		return
	}
	h.seen[obj] = true
	for id, used := range h.Pass.TypesInfo.Uses {
		if origin(used) == obj {
			h.occurs(id)
		}
	}
}

func origin(obj types.Object) types.Object {
	switch x := obj.(type) {
	case *types.Var:
		return x.Origin()
	case *types.Func:
		return x.Origin()
	}
	return obj
}

// occurs looks at what is done with the func where it, or what holds it, stands.
func (h *holders) occurs(at ast.Expr) {
	path := h.around(at)
	for len(path) > 1 {
		sel, ok := path[1].(*ast.SelectorExpr)
		if _, paren := path[1].(*ast.ParenExpr); !paren && !(ok && sel.Sel == path[0]) {
			break
		}
		path = path[1:]
	}
	if len(path) < 3 {
		h.known = false
		return
	}
	e := path[0]
	switch p := path[1].(type) {
	case *ast.CallExpr:
		if p.Fun == e {
			h.calls = append(h.calls, p)
			return
		}
		h.argument(p, slices.Index(p.Args, e.(ast.Expr)))
	case *ast.AssignStmt:
		if i := slices.Index(p.Rhs, e.(ast.Expr)); i >= 0 {
			h.known = h.known && len(p.Lhs) == len(p.Rhs)
			h.into(p.Lhs[min(i, len(p.Lhs)-1)], nil)
		}
	case *ast.ValueSpec:
		if i := slices.Index(p.Values, e.(ast.Expr)); i >= 0 && len(p.Names) == len(p.Values) {
			h.hold(h.Pass.TypesInfo.Defs[p.Names[i]])
		}
	case *ast.KeyValueExpr:
		key, ok := p.Key.(*ast.Ident)
		if p.Value != e {
			return // what others put there
		}
		lit, isLit := path[2].(*ast.CompositeLit)
		if !ok || !isLit || !isStruct(h.Pass.TypesInfo.TypeOf(lit)) {
			h.known = false
			return
		}
		h.into(key, h.Pass.TypesInfo.TypeOf(lit))
	case *ast.BinaryExpr: // == nil
	default:
		h.known = false
	}
}

// argument is for a func that is argument i of a call.
func (h *holders) argument(call *ast.CallExpr, i int) {
	fn, ok := typeutil.Callee(h.Pass.TypesInfo, call).(*types.Func)
	switch {
	case !ok || i < 0:
		h.known = false
	case !h.ours(fn.Origin()):
		if k := h.Know.Func(fn); k == nil {
			h.known = false
		} else {
			h.enter(k.Runs, i)
		}
	case h.ValueOf(fn).Fn == nil || i >= fn.Signature().Params().Len() || fn.Signature().Variadic() && i == fn.Signature().Params().Len()-1:
		h.known = false
	default:
		h.hold(fn.Origin().Signature().Params().At(i))
	}
}

// enter is for a func that a framework is given.
func (h *holders) enter(entries []*knowledge.Entry, arg int) {
	ok := slices.ContainsFunc(entries, func(e *knowledge.Entry) bool {
		return e.Arg == arg && e.Loop.Name == h.Loop.Name && len(e.Steps) == 0 && !e.Frequent
	})
	h.entered, h.known = h.entered || ok, h.known && ok
}

// into is for a func that is assigned to a variable, or to a field of a struct type.
func (h *holders) into(l ast.Expr, owner types.Type) {
	if sel, ok := ast.Unparen(l).(*ast.SelectorExpr); ok {
		l, owner = sel.Sel, h.Pass.TypesInfo.TypeOf(sel.X)
	}
	id, ok := ast.Unparen(l).(*ast.Ident)
	if !ok {
		h.known = false
		return
	}
	v := h.variable(id)
	switch {
	case id.Name == "_":
	case v == nil:
		h.known = false
	case v.IsField() && v.Pkg() != h.Pass.Pkg:
		if named, ok := types.Unalias(deref(owner)).(*types.Named); ok {
			h.enter(h.Know.Field(named.Obj(), v.Name()), -1)
		} else {
			h.known = false
		}
	case v.Exported() && (v.IsField() || v.Parent() == h.Pass.Pkg.Scope()) && h.Pass.Pkg.Name() != "main":
		h.known = false
	default:
		h.hold(v.Origin())
	}
}
