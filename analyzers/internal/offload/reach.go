package offload

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// comesTo reports whether a function of the package, or one that it calls, calls what
// is meant. Of those in seen none does.
func (r *rewriter) comesTo(fn *ssa.Function, meant func(*types.Func) bool, seen map[*ssa.Function]bool) bool {
	if seen[fn] {
		return false
	}
	seen[fn] = true
	for _, site := range r.Sites(fn) {
		if site.Callee != nil && meant(site.Callee) {
			return true
		}
		for _, v := range site.Vals {
			if v.Fn != nil && !site.Go && r.comesTo(v.Fn, meant, seen) {
				return true
			}
		}
	}
	return false
}

// calledBefore is the first call before the cut that is one of what is meant, or of
// a function of the package that comes to one; nil if there is none.
func (r *rewriter) calledBefore(c *cut, meant func(*types.Func) bool) (found *ast.CallExpr) {
	seen := map[*ssa.Function]bool{}
	c.before(false, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok || found != nil {
			return
		}
		fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
		if !ok {
			return
		}
		if v := r.ValueOf(fn); meant(fn) || v.Fn != nil && r.ours(fn.Origin()) && r.comesTo(v.Fn, meant, seen) {
			found = call
		}
	})
	return found
}
