package finding

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Canary is a fact that every package has, whatever it does. Without facts of
// its dependencies a package seems to reach no operation, and a host that loses
// them would print a clean bill: so each package looks for its imports' canaries
// and fails where one is missing.
type Canary struct {
	Config  string // hash of the user's tables that made the facts
	Witness string // a function with an Effect: facts about objects are another way that can be cut
}

func (*Canary) AFact() {}

func (c *Canary) String() string { return strings.TrimSpace("canary " + c.Witness) }

// partial is set by a host that leaves packages out and tells the user itself.
var partial atomic.Bool

// Partial says that missing facts are no mistake of the host: it does not
// analyse all packages, and says which.
func Partial() { partial.Store(true) }

// arrived fails if facts of the imports have been lost on the way, or were made
// with another configuration.
func arrived(pass *analysis.Pass, know *knowledge.Table) error {
	for _, p := range pass.Pkg.Imports() {
		if foreign(pass.Pkg.Path(), p.Path()) {
			continue
		}
		c := new(Canary)
		if !pass.ImportPackageFact(p, c) {
			if flags.partial || partial.Load() {
				continue
			}
			return fmt.Errorf("no facts of the imported package %s arrived: results would be incomplete (-loopvet.partial takes that for granted)", p.Path())
		}
		if c.Config != know.Config().Hash {
			return fmt.Errorf("the facts of %s were made with another configuration: name the .loopvet.yml with -loopvet.config=ABSOLUTE_PATH, or run \"loopvet vet\"", p.Path())
		}
		fn, ok := p.Scope().Lookup(c.Witness).(*types.Func)
		if ok && !pass.ImportObjectFact(fn, new(effect.Effect)) {
			return fmt.Errorf("the fact about %s.%s did not arrive: results would be incomplete", p.Path(), c.Witness)
		}
	}
	return nil
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

// leave exports the package's canary, after its effects.
func leave(pass *analysis.Pass, know *knowledge.Table) {
	c := &Canary{Config: know.Config().Hash}
	scope := pass.Pkg.Scope()
	for _, name := range scope.Names() {
		fn, ok := scope.Lookup(name).(*types.Func)
		if ok && token.IsExported(name) && pass.ImportObjectFact(fn, new(effect.Effect)) {
			c.Witness = name
			break
		}
	}
	pass.ExportPackageFact(c)
}
