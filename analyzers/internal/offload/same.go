package offload

import (
	"go/ast"
	"go/token"
	"go/types"
)

// filled reports whether a field of what v points to is the value of another variable:
// v := &T{field: value}, and none of the three is assigned again.
func (r *rewriter) filled(c *cut, v *types.Var, field string, value *types.Var) (yes bool) {
	if r.assigned(c, v) || r.assigned(c, value) {
		return false
	}
	inspect(c.file, true, func(n ast.Node) {
		s, ok := n.(*ast.AssignStmt)
		if !ok || s.Tok != token.DEFINE || len(s.Lhs) != len(s.Rhs) {
			return
		}
		for i, l := range s.Lhs {
			id, isIdent := l.(*ast.Ident)
			made, isMade := ast.Unparen(s.Rhs[i]).(*ast.UnaryExpr)
			if !isIdent || !isMade || r.Pass.TypesInfo.Defs[id] != v {
				continue
			}
			lit, _ := ast.Unparen(made.X).(*ast.CompositeLit)
			if lit == nil {
				continue
			}
			for _, e := range lit.Elts {
				kv, ok := e.(*ast.KeyValueExpr)
				if !ok {
					continue
				}
				key, _ := kv.Key.(*ast.Ident)
				from, _ := ast.Unparen(kv.Value).(*ast.Ident)
				if key == nil || from == nil || key.Name != field || r.variable(from) != value {
					continue
				}
				f := r.variable(key)
				yes = yes || f != nil && !r.writers().anybody(f.Origin())
			}
		}
	})
	return yes
}
