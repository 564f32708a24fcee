package finding

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// mentions lists the functions that a package names, test files left out, as far as
// a fix in another package can be about them.
func mentions(pass *analysis.Pass) []string {
	names := map[string]bool{}
	for id, obj := range pass.TypesInfo.Uses {
		fn, ok := obj.(*types.Func)
		if !ok || !fn.Exported() || fn.Pkg() == nil || knowledge.Std(fn.Pkg().Path()) || strings.HasSuffix(pass.Fset.File(id.Pos()).Name(), "_test.go") {
			continue
		}
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
			names["*."+fn.Name()] = true
		} else if fn.Pkg() != pass.Pkg && strings.Contains("/"+fn.Pkg().Path()+"/", "/internal/") {
			names[fn.Origin().FullName()] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
