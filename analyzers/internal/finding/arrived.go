package finding

import (
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// partial is set by a host that leaves packages out and tells the user itself.
var partial atomic.Bool

// Partial says that missing facts are no mistake of the host: it does not
// analyse all packages, and says which.
func Partial() { partial.Store(true) }

// arrived gives the facts about the imports. Every package has one, whatever it does:
// without those of its dependencies a package seems to reach no operation, and a host
// that loses them would print a clean bill. So arrived fails if one is missing, or was
// made with another configuration.
func arrived(pass *analysis.Pass, know *knowledge.Table) ([]fact.Import, error) {
	var facts []*fact.Package
	var paths []string
	for _, p := range pass.Pkg.Imports() {
		if foreign(pass.Pkg.Path(), p.Path()) {
			continue
		}
		f := new(fact.Package)
		if !pass.ImportPackageFact(p, f) {
			if flags.partial || partial.Load() {
				continue
			}
			return nil, fmt.Errorf("no facts of the imported package %s arrived: results would be incomplete (-loopvet.partial takes that for granted)", p.Path())
		}
		if f.Config != know.Config().Hash {
			return nil, fmt.Errorf("the facts of %s were made with another configuration: name the .loopvet.yml with -loopvet.config=ABSOLUTE_PATH, or run \"loopvet vet\"", p.Path())
		}
		facts, paths = append(facts, f), append(paths, p.Path())
	}
	return fact.Imports(paths, facts), nil
}

// foreign reports whether an import has no facts by nature: the standard library,
// also where a toolchain has packages that the list lacks. Those have no dot in
// the first element of their path; nor have some modules, but they do not begin
// like the importing package.
func foreign(importer, path string) bool {
	if knowledge.Std(path) || path == "unsafe" || path == "C" {
		return true
	}
	first, _, _ := strings.Cut(path, "/")
	own, _, _ := strings.Cut(importer, "/")
	return first != own && !strings.Contains(first, ".")
}
