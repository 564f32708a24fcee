package golangci_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/core"
)

// byNogo runs the checks as Bazel's nogo does: types from compiled export data;
// facts through gob, for packages of the standard library none; no Module, no
// ReadFile, no FileVersions, no file lists; nothing related, and fixes that nobody makes.
func byNogo(t *testing.T, dir, pattern string) []finding {
	t.Helper()
	if err := analysis.Validate(analyzers.All); err != nil {
		t.Fatal(err)
	}
	n := nogo{packages: map[string]*nogoPackage{}, facts: map[string][]byte{}}
	if err := n.run(t, dir, pattern, func(*nogoPackage) bool { return true }); err != nil {
		t.Fatal(err)
	}
	return n.found
}

// TestNogoOfTheMainRepository: nogo in older rules_go leaves external repositories
// out. That is an error, or, if it is asked for, findings without what they do.
func TestNogoOfTheMainRepository(t *testing.T) {
	dir := writeFixtures(t)
	main := func(p *nogoPackage) bool { return !p.DepOnly }
	n := nogo{packages: map[string]*nogoPackage{}, facts: map[string][]byte{}}
	err := n.run(t, dir, "./loopfs/direct", main)
	if err == nil || !strings.Contains(err.Error(), "no facts of the imported package github.com/") {
		t.Errorf("facts are missing, and the error is %v", err)
	}
	if err := core.Analyzer.Flags.Set("partial", "true"); err != nil {
		t.Fatal(err)
	}
	defer core.Analyzer.Flags.Set("partial", "false")
	if err := n.run(t, dir, "./loopfs/direct", main); err != nil || len(n.found) == 0 {
		t.Errorf("%d findings, %v", len(n.found), err)
	}
}

// run analyses the packages that take chooses, dependencies first.
func (n *nogo) run(t *testing.T, dir, pattern string, take func(*nogoPackage) bool) error {
	t.Helper()
	out := run(t, dir, "go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,Standard,DepOnly,GoFiles,ImportMap", pattern)
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(nogoPackage)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			t.Fatal(err)
		}
		n.packages[p.ImportPath] = p
		if !p.Standard && take(p) {
			if err := n.analyse(p); err != nil {
				return fmt.Errorf("%s: %w", p.ImportPath, err)
			}
		}
	}
}

type nogoPackage struct {
	ImportPath, Dir, Export string
	Standard, DepOnly       bool
	GoFiles                 []string
	ImportMap               map[string]string
}

type nogo struct {
	packages map[string]*nogoPackage
	facts    map[string][]byte // of the packages done
	found    []finding
}

// analyse does one package; what it knows of others comes from files only.
func (n *nogo) analyse(p *nogoPackage) error {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	imported := map[string]*types.Package{}
	conf := types.Config{Importer: importer(func(path string) (*types.Package, error) {
		if to, ok := p.ImportMap[path]; ok {
			path = to
		}
		if path == "unsafe" {
			return types.Unsafe, nil
		}
		if pkg := imported[path]; pkg != nil && pkg.Complete() {
			return pkg, nil
		}
		file, err := os.Open(n.packages[path].Export)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		r, err := gcexportdata.NewReader(file)
		if err != nil {
			return nil, err
		}
		return gcexportdata.Read(r, fset, imported, path)
	})}
	info := &types.Info{ // without FileVersions
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{},
		Scopes: map[ast.Node]*types.Scope{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	pkg, err := conf.Check(p.ImportPath, fset, files, info)
	if err != nil {
		return err
	}
	facts, err := n.decode(pkg)
	if err != nil {
		return err
	}
	results := map[*analysis.Analyzer]any{}
	var exec func(a *analysis.Analyzer) error
	exec = func(a *analysis.Analyzer) error {
		if _, done := results[a]; done {
			return nil
		}
		for _, req := range a.Requires {
			if err := exec(req); err != nil {
				return err
			}
		}
		pass := &analysis.Pass{Analyzer: a, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, TypesSizes: types.SizesFor("gc", "amd64"), ResultOf: results}
		pass.Report = func(d analysis.Diagnostic) {
			if at := fset.Position(d.Pos); !p.DepOnly {
				one := finding{posn(at.Filename, at.Line, at.Column), a.Name, d.Message, ""}
				for _, fix := range d.SuggestedFixes {
					one.Fix += fix.Message
					for _, e := range fix.TextEdits {
						file := fset.File(e.Pos)
						if one.edit(file.Offset(e.Pos), file.Offset(e.End), string(e.NewText)); file != fset.File(d.Pos) {
							one.Fix = ""
							break
						}
					}
				}
				n.found = append(n.found, one)
			}
		}
		facts.serve(pass)
		results[a], err = a.Run(pass)
		if err != nil {
			return fmt.Errorf("%s: %w", a.Name, err)
		}
		return nil
	}
	for _, a := range analyzers.All {
		if err := exec(a); err != nil {
			return err
		}
	}
	n.facts[p.ImportPath], err = facts.encode()
	return err
}

func posn(file string, line, col int) string { return fmt.Sprintf("%s:%d:%d", file, line, col) }

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }

// factKey names a fact: about a package where obj is nil.
type factKey struct {
	pkg *types.Package
	obj types.Object
	typ reflect.Type
}

type factSet struct {
	pkg *types.Package
	all map[factKey]analysis.Fact
}

// gobFact is a fact in a file.
type gobFact struct {
	PkgPath string
	Object  objectpath.Path
	Fact    analysis.Fact
}

// decode reads the files of the direct imports. A fact about what the imports'
// types do not lead to is lost.
func (n *nogo) decode(pkg *types.Package) (*factSet, error) {
	s := &factSet{pkg, map[factKey]analysis.Fact{}}
	reachable := map[string]*types.Package{}
	var reach func(p *types.Package)
	reach = func(p *types.Package) {
		if reachable[p.Path()] == nil {
			reachable[p.Path()] = p
			for _, imp := range p.Imports() {
				reach(imp)
			}
		}
	}
	reach(pkg)
	for _, imp := range pkg.Imports() {
		data, ok := n.facts[imp.Path()]
		if !ok {
			continue
		}
		var list []gobFact
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&list); err != nil {
			return nil, err
		}
		for _, f := range list {
			key := factKey{reachable[f.PkgPath], nil, reflect.TypeOf(f.Fact)}
			if f.Object != "" && key.pkg != nil {
				if key.obj, _ = objectpath.Object(key.pkg, f.Object); key.obj == nil {
					continue
				}
			}
			if key.pkg != nil {
				s.all[key] = f.Fact
			}
		}
	}
	return s, nil
}

// encode writes what importers see: facts of this package, and those about
// types, methods and fields of others.
func (s *factSet) encode() ([]byte, error) {
	var list []gobFact
	for key, fact := range s.all {
		f := gobFact{PkgPath: key.pkg.Path(), Fact: fact}
		if key.obj != nil {
			var err error
			if f.Object, err = objectpath.For(key.obj); err != nil {
				continue
			}
		}
		if key.pkg != s.pkg {
			_, isType := key.obj.(*types.TypeName)
			if key.obj == nil || !isType && key.obj.Parent() == key.pkg.Scope() {
				continue
			}
		}
		list = append(list, f)
	}
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(list)
	return b.Bytes(), err
}

func (s *factSet) serve(pass *analysis.Pass) {
	for _, f := range pass.Analyzer.FactTypes {
		gob.Register(f)
	}
	take := func(key factKey, to analysis.Fact) bool {
		fact, ok := s.all[key]
		if ok {
			reflect.ValueOf(to).Elem().Set(reflect.ValueOf(fact).Elem())
		}
		return ok
	}
	pass.ImportObjectFact = func(obj types.Object, to analysis.Fact) bool {
		return take(factKey{obj.Pkg(), obj, reflect.TypeOf(to)}, to)
	}
	pass.ImportPackageFact = func(pkg *types.Package, to analysis.Fact) bool {
		return take(factKey{pkg, nil, reflect.TypeOf(to)}, to)
	}
	pass.ExportObjectFact = func(obj types.Object, fact analysis.Fact) {
		s.all[factKey{s.pkg, obj, reflect.TypeOf(fact)}] = fact
	}
	pass.ExportPackageFact = func(fact analysis.Fact) {
		s.all[factKey{s.pkg, nil, reflect.TypeOf(fact)}] = fact
	}
	pass.AllObjectFacts = func() (list []analysis.ObjectFact) {
		for key, fact := range s.all {
			if key.obj != nil {
				list = append(list, analysis.ObjectFact{Object: key.obj, Fact: fact})
			}
		}
		return list
	}
	pass.AllPackageFacts = func() (list []analysis.PackageFact) {
		for key, fact := range s.all {
			if key.obj == nil {
				list = append(list, analysis.PackageFact{Package: key.pkg, Fact: fact})
			}
		}
		return list
	}
}
