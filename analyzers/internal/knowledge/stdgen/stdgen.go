// Package stdgen finds the blocking functions of the standard library: it runs
// the effect engine over GOROOT, with roots and stopping rules that are data
// (rules.yaml). What comes out is reviewed by hand and written into the tables of
// package knowledge; a test compares the three.
//
// The standard library is not looked into when a program is analysed. Inferred,
// fmt.Sprintf would be a file operation and os.File.Write none.
package stdgen

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/gosource"
)

//go:generate go test -run TestGenerated -update

//go:embed rules.yaml
var rules []byte

// prefix stands before the import paths of the standard library, to which the
// engine has no scruples then.
const prefix = "goroot/"

// Function is a blocking function or method, or one that blocks the first time.
type Function struct {
	Name       string // types.Func.FullName
	Categories []knowledge.Category
	Once       bool     // only lazy initialisation does it
	Chain      []string // the calls from the function to the root of its first category
}

// String is the function's line in the generated list.
func (f Function) String() string {
	var words []string
	for _, c := range f.Categories {
		words = append(words, string(c))
	}
	kind := strings.Join(words, ",")
	if f.Once {
		kind = "once:" + kind
	}
	return f.Name + "\t" + kind + "\t" + strings.Join(f.Chain, " → ")
}

// Functions computes the list for the toolchain that runs, sorted by name.
func Functions() ([]Function, error) {
	table, err := knowledge.Parse("rules.yaml", rules)
	if err != nil {
		return nil, err
	}
	env := []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64", "GOFLAGS="}
	prog, err := gosource.Load(gosource.Config{Env: env, Prefix: prefix, Bodies: func(path string) bool { return !stopped(table, path) }}, "std")
	if err != nil {
		return nil, err
	}
	find := func(path string) *types.Package { return prog.Find(strings.TrimPrefix(path, prefix)) }
	if err := errors.Join(table.Check(find)...); err != nil {
		return nil, err
	}
	var all []Function
	var paths []string
	var facts []*fact.Package
	for _, pkg := range prog.Packages {
		if pkg.Info == nil || pkg.Types == types.Unsafe {
			continue
		}
		if len(pkg.Errors) > 0 {
			return nil, fmt.Errorf("%s: %w", pkg.Path, pkg.Errors[0])
		}
		fact := run(prog, pkg, table, fact.Imports(paths, facts))
		paths, facts = append(paths, pkg.Types.Path()), append(facts, fact)
		if public(pkg.Path) {
			for _, fn := range functions(pkg.Types) {
				if f, ok := describe(fn, table, fact.Function(fn).Effect); ok {
					all = append(all, f)
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b Function) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// stopped reports whether the rules stop at everything in the package, so that
// its bodies need not be read.
func stopped(table *knowledge.Table, path string) bool {
	pkg := types.NewPackage(prefix+path, "")
	sig := types.NewSignatureType(nil, nil, nil, nil, nil, false)
	k := table.Func(types.NewFunc(0, pkg, "anything", sig))
	return path == "unsafe" || k != nil && k.Safe != ""
}

func public(path string) bool {
	return !slices.ContainsFunc(strings.Split(path, "/"), func(s string) bool { return s == "internal" || s == "vendor" }) && !strings.HasPrefix(path, "cmd/")
}

// run computes the effects of one package; below has those of all that it imports.
func run(prog *gosource.Program, pkg *gosource.Package, table *knowledge.Table, below []fact.Import) *fact.Package {
	pass := &analysis.Pass{
		Fset: prog.Fset, Files: pkg.Files, Pkg: pkg.Types, TypesInfo: pkg.Info, TypesSizes: prog.Sizes,
	}
	u := effect.NewUnit(pass, table, effect.Marks{}, below)
	u.Solve()
	return u.Fact("", new(effect.Slots), nil, nil)
}

// functions lists the exported functions of a package, and the exported methods
// that a value of one of its exported types has: its own, those of interfaces,
// and those promoted from an unexported type, which stand under that type.
func functions(pkg *types.Package) []*types.Func {
	seen := make(map[*types.Func]bool)
	var all []*types.Func
	add := func(fn *types.Func) {
		if fn = fn.Origin(); fn.Exported() && fn.Pkg() == pkg && !seen[fn] {
			seen[fn] = true
			all = append(all, fn)
		}
	}
	for _, name := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(name).(type) {
		case *types.Func:
			add(obj)
		case *types.TypeName:
			if !obj.Exported() {
				continue
			}
			t := obj.Type()
			if !types.IsInterface(t) {
				t = types.NewPointer(t)
			}
			set := types.NewMethodSet(t)
			for i := range set.Len() {
				add(set.At(i).Obj().(*types.Func))
			}
		}
	}
	return all
}

// describe says what the engine found of fn, or that fn is a root itself.
func describe(fn *types.Func, table *knowledge.Table, e *fact.Effect) (Function, bool) {
	f := Function{Name: strings.ReplaceAll(fn.FullName(), prefix, "")}
	if k := table.Func(fn); k != nil {
		switch {
		case k.Safe != "":
			return f, false
		case k.Op != nil:
			f.Categories = []knowledge.Category{k.Op.Category}
			return f, true
		}
	}
	if e == nil {
		return f, false
	}
	f.Once = true
	var best *fact.Op
	for _, once := range []bool{false, true} {
		for i := range e.Ops {
			op := &e.Ops[i]
			if (op.Chain.Worst == chain.Possible) != once {
				continue
			}
			if !slices.Contains(f.Categories, op.Category) {
				f.Categories = append(f.Categories, op.Category)
			}
			if best == nil || cmp.Compare(op.Chain.Len, best.Chain.Len) < 0 {
				best = op
			}
		}
		if best != nil {
			f.Once = once
			break
		}
	}
	if best == nil {
		return f, false
	}
	for l := best.Chain.Next; l != nil; l = l.Next {
		f.Chain = append(f.Chain, l.Func)
	}
	f.Chain = append(f.Chain, best.Name)
	return f, true
}
