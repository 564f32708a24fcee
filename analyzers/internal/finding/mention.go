package finding

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

// mentions lists the functions that a package names, test files left out, as far as
// a fix in another package can be about them: of internal packages, of interfaces, and
// of frameworks what is given the messages first.
func mentions(pass *analysis.Pass, know *knowledge.Table) []string {
	names := map[string]bool{}
	var loops []*knowledge.Loop // that take commands
	for _, l := range know.Loops() {
		if l.Command != "" {
			loops = append(loops, l)
		}
	}
	for id, obj := range pass.TypesInfo.Uses {
		fn, ok := obj.(*types.Func)
		if !ok || !fn.Exported() || fn.Pkg() == nil || knowledge.Std(fn.Pkg().Path()) || strings.HasSuffix(pass.Fset.File(id.Pos()).Name(), "_test.go") {
			continue
		}
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
			names["*."+fn.Name()] = true
		} else if fn.Pkg() != pass.Pkg && strings.Contains("/"+fn.Pkg().Path()+"/", "/internal/") {
			names[fn.Origin().FullName()] = true
		} else if recv == nil && slices.ContainsFunc(loops, func(l *knowledge.Loop) bool {
			return know.Of(l, fn.Pkg()) && offload.Filters(l.Command, fn)
		}) {
			names[fn.FullName()] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
