package schedule

import (
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// facts are those of one package. They stay in memory, but are seen from another
// package exactly where they would be after a passage through the files of
// separate processes (golang.org/x/tools/internal/facts):
//
//   - a fact about an object that has no object path (an unexported function, a
//     local type) stays in its package;
//   - facts about functions, variables and constants at package level, and
//     about the package itself, reach direct importers only;
//   - facts about types, methods and fields go on to the importers' importers.
//
// In the last case separate processes also need the object's package to be
// mentioned in what the packages between export. Whoever holds the object came
// by it that way, so this is not checked.
type facts struct {
	pkg     *types.Package
	object  map[objectKey]analysis.Fact
	pack    map[reflect.Type]analysis.Fact
	paths   map[objectKey]objectpath.Path // of the objects, after close
	record  *record                       // instead of all these: facts that the cache had
	imports imports
}

type objectKey struct {
	obj types.Object
	typ reflect.Type
}

type imports struct {
	direct map[*types.Package]*facts
	find   func(*types.Package) *facts
}

func newFacts(pkg *types.Package, im imports) *facts {
	return &facts{
		pkg:     pkg,
		object:  make(map[objectKey]analysis.Fact),
		pack:    make(map[reflect.Type]analysis.Fact),
		imports: im,
	}
}

// serve gives a pass its access. Analyzers share the tables: a fact type
// belongs to one of them.
func (f *facts) serve(pass *analysis.Pass) {
	mine := make(map[reflect.Type]bool, len(pass.Analyzer.FactTypes))
	for _, t := range pass.Analyzer.FactTypes {
		mine[reflect.TypeOf(t)] = true
	}
	pass.ImportObjectFact = f.importObject
	pass.ImportPackageFact = f.importPackage
	pass.ExportObjectFact = func(obj types.Object, fact analysis.Fact) {
		if obj.Pkg() != f.pkg {
			panic(fmt.Sprintf("%s: fact %T about %v, which belongs to another package", pass.Analyzer, fact, obj))
		}
		f.object[objectKey{obj, reflect.TypeOf(fact)}] = fact
	}
	pass.ExportPackageFact = func(fact analysis.Fact) { f.pack[reflect.TypeOf(fact)] = fact }
	pass.AllObjectFacts = func() []analysis.ObjectFact { return f.allObjects(mine) }
	pass.AllPackageFacts = func() []analysis.PackageFact { return f.allPackages(mine) }
}

// close is called after the last pass over the package: what others must not
// see is let go, and with it the way to other packages' facts.
func (f *facts) close(recode func(analysis.Fact) analysis.Fact) {
	f.imports.find = nil
	f.paths = make(map[objectKey]objectpath.Path, len(f.object))
	var paths objectpath.Encoder
	for key, fact := range f.object {
		path, err := paths.For(key.obj)
		if err != nil {
			delete(f.object, key)
			continue
		}
		f.paths[key] = path
		if recode != nil {
			f.object[key] = recode(fact)
		}
	}
	for typ, fact := range f.pack {
		if recode != nil {
			f.pack[typ] = recode(fact)
		}
	}
}

// release is called when all importers are done: nobody else sees the facts about
// the package.
func (f *facts) release() { f.pack = nil }

func (f *facts) importObject(obj types.Object, ptr analysis.Fact) bool {
	if obj == nil {
		panic("nil object")
	}
	from := f
	if p := obj.Pkg(); p != f.pkg {
		if p == nil { // of the universe
			return false
		}
		if from = f.imports.direct[p]; from == nil && travels(obj) {
			from = f.imports.find(p)
		}
		if from == nil {
			return false
		}
	}
	typ := reflect.TypeOf(ptr)
	if from.record != nil {
		return take(ptr, from.record.object(obj, typ))
	}
	return take(ptr, from.object[objectKey{obj, typ}])
}

// travels reports whether a fact about obj reaches packages that do not import
// obj's package.
func travels(obj types.Object) bool {
	_, isType := obj.(*types.TypeName)
	return isType || obj.Parent() != obj.Pkg().Scope()
}

func (f *facts) importPackage(pkg *types.Package, ptr analysis.Fact) bool {
	if pkg == nil {
		panic("nil package")
	}
	from := f
	if pkg != f.pkg {
		if from = f.imports.direct[pkg]; from == nil {
			return false
		}
	}
	return take(ptr, from.packFact(reflect.TypeOf(ptr)))
}

func (f *facts) packFact(typ reflect.Type) analysis.Fact {
	if f.record != nil {
		return f.record.pack(typ)
	}
	return f.pack[typ]
}

func take(ptr, fact analysis.Fact) bool {
	if fact == nil {
		return false
	}
	reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(fact).Elem())
	return true
}

// allObjects lists the facts of this package and of all it imports, by way of
// others only those that travel.
func (f *facts) allObjects(want map[reflect.Type]bool) (list []analysis.ObjectFact) {
	add := func(g *facts, all bool) {
		if g.record != nil {
			for _, of := range g.record.all(g.pkg, want) {
				if all || travels(of.Object) {
					list = append(list, of)
				}
			}
			return
		}
		for key, fact := range g.object {
			if want[key.typ] && (all || travels(key.obj)) {
				list = append(list, analysis.ObjectFact{Object: key.obj, Fact: fact})
			}
		}
	}
	add(f, true)
	seen := make(map[*facts]bool)
	for _, g := range f.imports.direct {
		seen[g] = true
		add(g, true)
	}
	var below func(g *facts)
	below = func(g *facts) {
		for _, h := range g.imports.direct {
			if !seen[h] {
				seen[h] = true
				add(h, false)
				below(h)
			}
		}
	}
	for _, g := range f.imports.direct {
		below(g)
	}
	return list
}

func (f *facts) allPackages(want map[reflect.Type]bool) (list []analysis.PackageFact) {
	add := func(g *facts) {
		for typ := range want {
			if fact := g.packFact(typ); fact != nil {
				list = append(list, analysis.PackageFact{Package: g.pkg, Fact: fact})
			}
		}
	}
	add(f)
	for _, g := range f.imports.direct {
		add(g)
	}
	return list
}
