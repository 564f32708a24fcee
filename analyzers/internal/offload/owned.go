package offload

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// owned reports whether what a variable refers to was made by the function itself
// and has been given to nobody but the standard library.
func (r *rewriter) owned(c *cut, v *types.Var) bool {
	if v == nil || v.IsField() || v.Pos() < c.body.Pos() || v.Pos() >= c.body.End() {
		return false
	}
	ok, made := true, false
	parents := map[ast.Node]ast.Node{}
	var stack []ast.Node
	ast.Inspect(c.body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if len(stack) > 0 {
			parents[n] = stack[len(stack)-1]
		}
		stack = append(stack, n)
		return true
	})
	visit := func(n ast.Node) {
		id, isIdent := n.(*ast.Ident)
		if !isIdent || r.variable(id) != v {
			return
		}
		for p := parents[n]; p != nil; p = parents[p] {
			if _, lit := p.(*ast.FuncLit); lit {
				ok = false
			}
		}
		switch p := parents[n].(type) {
		case *ast.AssignStmt:
			i := 0
			for i < len(p.Lhs) && p.Lhs[i] != n {
				i++
			}
			switch {
			case i == len(p.Lhs): // it is assigned to something
				ok = false
			case len(p.Lhs) == len(p.Rhs):
				made = true
				ok = ok && r.shareable(c, p.Rhs[i]) == nil
			default:
				call, isCall := p.Rhs[0].(*ast.CallExpr)
				made = true
				ok = ok && isCall && r.makes(call) && r.allShareable(c, call.Args) == nil
			}
		case *ast.ValueSpec:
			made = true
			for _, value := range p.Values {
				ok = ok && r.shareable(c, value) == nil
			}
		case *ast.SelectorExpr:
			ok = ok && p.X == n && r.usedWell(c, p, parents)
		case *ast.CallExpr:
			ok = ok && p.Fun != n && (r.makes(p) || r.builtin(p)) && r.givesNothing(p, parents[p])
		case *ast.BinaryExpr:
		case *ast.IndexExpr: // an element that is a way to other memory may be anybody's
			ok = ok && immutable(r.Pass.TypesInfo.TypeOf(p))
		default:
			ok = false
		}
	}
	c.before(true, visit)
	if call, isCall := c.call.(*ast.CallExpr); isCall {
		for _, arg := range call.Args {
			inspect(arg, true, func(n ast.Node) { // what is evaluated before the call may keep it
				if inner, isCall := n.(*ast.CallExpr); isCall && !r.makes(inner) && !r.builtin(inner) && r.mentions(inner, v) {
					ok = false
				}
			})
		}
	}
	return ok && made
}

func (r *rewriter) mentions(n ast.Node, v *types.Var) (yes bool) {
	inspect(n, true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && r.variable(id) == v {
			yes = true
		}
	})
	return yes
}

// givesNothing reports whether what a call returns is no way to what it was given,
// or is not kept.
func (r *rewriter) givesNothing(call *ast.CallExpr, parent ast.Node) bool {
	if _, unused := parent.(*ast.ExprStmt); unused {
		return true
	}
	harmless := func(t types.Type) bool { return immutable(t) || isError(t) }
	if tuple, ok := r.Pass.TypesInfo.TypeOf(call).(*types.Tuple); ok {
		for v := range tuple.Variables() {
			if !harmless(v.Type()) {
				return false
			}
		}
		return true
	}
	return harmless(r.Pass.TypesInfo.TypeOf(call))
}

func (r *rewriter) builtin(call *ast.CallExpr) bool {
	return r.Pass.TypesInfo.Types[call.Fun].IsBuiltin()
}

// usedWell reports whether v.x gives nothing of v away: a method of the standard
// library with shareable arguments, a field that is read or given such a value.
func (r *rewriter) usedWell(c *cut, sel *ast.SelectorExpr, parents map[ast.Node]ast.Node) bool {
	switch p := parents[sel].(type) {
	case *ast.CallExpr:
		if p.Fun != sel {
			return immutable(r.Pass.TypesInfo.TypeOf(sel))
		}
		fn, ok := typeutil.Callee(r.Pass.TypesInfo, p).(*types.Func)
		return ok && fn.Pkg() != nil && knowledge.Std(fn.Pkg().Path()) && r.allShareable(c, p.Args) == nil && r.givesNothing(p, parents[p])
	case *ast.AssignStmt:
		for i, l := range p.Lhs {
			if l == sel {
				return len(p.Lhs) == len(p.Rhs) && r.shareable(c, p.Rhs[i]) == nil
			}
		}
	}
	return immutable(r.Pass.TypesInfo.TypeOf(sel))
}
