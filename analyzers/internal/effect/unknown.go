package effect

import (
	"go/ast"
	"go/constant"
	"go/types"
	"maps"

	"golang.org/x/tools/go/analysis"
)

// known gives a value to the constants that have none, as those that cgo would
// take from C headers: the ssa form cannot be built without. What they are does
// not matter here.
func known(pass *analysis.Pass) *types.Info {
	info := pass.TypesInfo
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			c, ok := info.Uses[id].(*types.Const)
			if !ok || c.Type() == nil || types.Unalias(c.Type()) != types.Typ[types.Invalid] {
				return true
			}
			if info == pass.TypesInfo { // others read it
				clone := *info
				clone.Types = maps.Clone(info.Types)
				info = &clone
			}
			info.Types[id] = types.TypeAndValue{Type: types.Typ[types.Int], Value: constant.MakeInt64(0)}
			return true
		})
	}
	return info
}
