package schedule

import (
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// facts are those of one package. They stay in memory, but only direct importers see
// them, as after a passage through the files of separate processes
// (golang.org/x/tools/internal/facts). All are about the package: facts about objects
// are not served, for the passes have none.
type facts struct {
	pkg    *types.Package
	pack   map[reflect.Type]analysis.Fact
	record *record // instead: facts that the cache had
	direct map[*types.Package]*facts
}

func newFacts(pkg *types.Package, direct map[*types.Package]*facts) *facts {
	return &facts{pkg: pkg, pack: make(map[reflect.Type]analysis.Fact), direct: direct}
}

// serve gives a pass its access. Analyzers share the table: a fact type belongs to
// one of them.
func (f *facts) serve(pass *analysis.Pass) {
	mine := make(map[reflect.Type]bool, len(pass.Analyzer.FactTypes))
	for _, t := range pass.Analyzer.FactTypes {
		mine[reflect.TypeOf(t)] = true
	}
	pass.ImportPackageFact = f.importPackage
	pass.ExportPackageFact = func(fact analysis.Fact) { f.pack[reflect.TypeOf(fact)] = fact }
	pass.AllPackageFacts = func() []analysis.PackageFact { return f.all(mine) }
	pass.ImportObjectFact = func(types.Object, analysis.Fact) bool { return false }
	pass.ExportObjectFact = func(obj types.Object, fact analysis.Fact) {
		panic(fmt.Sprintf("%s: fact %T about %v: facts about objects are not served", pass.Analyzer, fact, obj))
	}
	pass.AllObjectFacts = func() []analysis.ObjectFact { return nil }
}

// close is called after the last pass over the package: the way to other packages'
// facts is let go.
func (f *facts) close(recode func(analysis.Fact) analysis.Fact) {
	f.direct = nil
	if recode == nil {
		return
	}
	for typ, fact := range f.pack {
		f.pack[typ] = recode(fact)
	}
}

// release is called when all importers are done: nobody else sees the facts.
func (f *facts) release() {
	f.rest()
	f.pack = nil
}

// rest is called when the facts are not needed soon, but by those who import the package.
func (f *facts) rest() {
	for _, fact := range f.pack {
		if l, ok := fact.(Layered); ok {
			l.Rest()
		}
	}
}

func (f *facts) importPackage(pkg *types.Package, ptr analysis.Fact) bool {
	if pkg == nil {
		panic("nil package")
	}
	from := f
	if pkg != f.pkg {
		if from = f.direct[pkg]; from == nil {
			return false
		}
	}
	fact := from.of(reflect.TypeOf(ptr))
	if fact == nil {
		return false
	}
	reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(fact).Elem())
	return true
}

func (f *facts) of(typ reflect.Type) analysis.Fact {
	if f.record != nil {
		return f.record.fact(typ)
	}
	return f.pack[typ]
}

// all lists the facts of this package and of those it imports.
func (f *facts) all(want map[reflect.Type]bool) (list []analysis.PackageFact) {
	add := func(g *facts) {
		for typ := range want {
			if fact := g.of(typ); fact != nil {
				list = append(list, analysis.PackageFact{Package: g.pkg, Fact: fact})
			}
		}
	}
	add(f)
	for _, g := range f.direct {
		add(g)
	}
	return list
}
