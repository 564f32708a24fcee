package offload

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// answered reports whether a caller does nothing with the results of a call of fn but
// to return them in the next statement, its own receiver beside them:
//
//	cmd := m.load(path)
//	return m, cmd
//
// Nothing that stands there is what the rest of fn could have changed, other than the
// model. A model that fn gives back is returned, not dropped: the rest gives its own
// back in the same way.
func (r *rewriter) answered(caller *ssa.Function, path []ast.Node) bool {
	if len(path) < 3 {
		return false
	}
	assign, ok := path[1].(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 {
		return false
	}
	list, _, _ := statements(path[2])
	i := slices.Index(list, ast.Stmt(assign))
	if i < 0 || i+1 == len(list) {
		return false
	}
	ret, ok := list[i+1].(*ast.ReturnStmt)
	cmd, err := r.commandOf(caller.Signature)
	if !ok || err != nil || len(ret.Results) != caller.Signature.Results().Len() {
		return false
	}
	variable := func(e ast.Expr) *types.Var { // a local one
		id, ok := ast.Unparen(e).(*ast.Ident)
		if v := (*types.Var)(nil); ok {
			if v = r.variable(id); v != nil && v.Parent() != r.Pass.Pkg.Scope() {
				return v
			}
		}
		return nil
	}
	handed := func(e, from ast.Expr) bool { return variable(e) != nil && variable(e) == variable(from) }
	if len(assign.Lhs) > 1 { // a model too, which the rest gives back with the command
		return slices.EqualFunc(ret.Results, assign.Lhs, handed)
	}
	for j, e := range ret.Results {
		tv := r.Pass.TypesInfo.Types[e]
		if own := tv.IsNil() || tv.Value != nil || variable(e) != nil && variable(e) == caller.Signature.Recv(); j == cmd.index && !handed(e, assign.Lhs[0]) || j != cmd.index && !own {
			return false
		}
	}
	return true
}
