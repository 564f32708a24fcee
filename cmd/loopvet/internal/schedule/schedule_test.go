package schedule

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
)

type seen struct{ By string }

func (*seen) AFact() {}

// names exports a fact about the package, and reports which packages have one and, of
// the imports' imports, whether theirs can be had.
var names = &analysis.Analyzer{
	Name:       "names",
	Doc:        "names",
	FactTypes:  []analysis.Fact{new(seen)},
	ResultType: reflect.TypeFor[[]string](),
	Run: func(pass *analysis.Pass) (any, error) {
		pass.ExportPackageFact(&seen{pass.Pkg.Path()})
		lines := []string{}
		for _, f := range pass.AllPackageFacts() {
			lines = append(lines, f.Package.Path()+" by "+f.Fact.(*seen).By)
		}
		for _, p := range pass.Pkg.Imports() {
			for _, q := range p.Imports() {
				if strings.HasPrefix(q.Path(), "m/") {
					lines = append(lines, fmt.Sprintf("%s further down: %v", q.Path(), pass.ImportPackageFact(q, new(seen))))
				}
			}
		}
		slices.Sort(lines)
		return slices.Compact(lines), nil
	},
}

const facts3 = `
-- go.mod --
module m

go 1.26
-- low/low.go --
package low

import "strings"

type T struct{ Field int }

func (T) Method() { strings.ToUpper("") }

var V = 1

func F() {}

type hidden struct{}

func (hidden) Deep() {}

func New() hidden { return hidden{} }
-- mid/mid.go --
package mid

import "m/low"

func Make() low.T { low.F(); low.New().Deep(); return low.T{} }
-- top/top.go --
package top

import "m/mid"

func Use() { mid.Make().Method(); _ = mid.Make().Field }
`

func run(t *testing.T, archive string, patterns []string, analyzers ...*analysis.Analyzer) map[string]*Outcome {
	t.Helper()
	return runRecoded(t, archive, patterns, nil, analyzers...)
}

func runRecoded(t *testing.T, archive string, patterns []string, recode func(analysis.Fact) analysis.Fact, analyzers ...*analysis.Analyzer) map[string]*Outcome {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	listing, err := load.Load(t.Context(), load.Part{Patterns: patterns}, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]*Outcome)
	job := &Job{
		Listing:   listing,
		Fset:      token.NewFileSet(),
		Analyzers: analyzers,
		Done:      func(o *Outcome) { out[o.Package.ImportPath] = o },
		recode:    recode,
	}
	asked := false
	job.Survey = &Survey{Packages: []string{"strings"}, Make: func(types Types) []byte {
		asked = true
		if p := types("strings"); slices.ContainsFunc(listing.Packages, func(p *load.Package) bool { return p.ImportPath == "strings" }) && p == nil {
			t.Error("the types of strings are not found")
		}
		return nil
	}}
	if job.Run(); !asked {
		t.Error("the survey was not made")
	}
	return out
}

func result(t *testing.T, o *Outcome, a *analysis.Analyzer) any {
	t.Helper()
	for _, r := range o.Runs {
		if r.Analyzer == a {
			return r.Result
		}
	}
	t.Fatalf("%s: %s has no result: %+v", o.Package.ImportPath, a, o.Errors)
	return nil
}

func TestFactsAreSeenWhereSeparateProcessesSeeThem(t *testing.T) {
	want := map[string][]string{
		"m/low": {"m/low by m/low"},
		"m/mid": {"m/low by m/low", "m/mid by m/mid"},
		"m/top": {"m/low further down: false", "m/mid by m/mid", "m/top by m/top"},
	}
	for name, recode := range map[string]func(analysis.Fact) analysis.Fact{"kept": nil, "recoded": recode} {
		t.Run(name, func(t *testing.T) {
			out := runRecoded(t, facts3, []string{"./..."}, recode, names)
			for path, lines := range want {
				if diff := cmp.Diff(lines, result(t, out[path], names)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", path, diff)
				}
			}
		})
	}
}

func recode(f analysis.Fact) analysis.Fact {
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(f); err != nil {
		panic(err)
	}
	to := reflect.New(reflect.TypeOf(f).Elem())
	if err := gob.NewDecoder(&buf).DecodeValue(to); err != nil {
		panic(err)
	}
	return to.Interface().(analysis.Fact)
}

func TestResultsOfDependenciesAreLetGo(t *testing.T) {
	out := run(t, facts3, []string{"./top"}, names)
	if len(out["m/top"].Runs) != 1 || len(out["m/low"].Runs) != 0 {
		t.Error("results of a package that is not named are kept")
	}
}

// TestTypesAreLetGo: importers see the declarations of a package, without what is
// within its functions, and facts come through them all the same.
func TestTypesAreLetGo(t *testing.T) {
	blocks := func(p *types.Package) (n int) {
		for file := range p.Scope().Children() {
			for function := range file.Children() {
				n += function.NumChildren()
			}
		}
		return n
	}
	inner := &analysis.Analyzer{
		Name: "inner", Doc: "inner", ResultType: reflect.TypeFor[[2]int](),
		Run: func(pass *analysis.Pass) (any, error) {
			n := [2]int{blocks(pass.Pkg)}
			for _, p := range pass.Pkg.Imports() {
				n[1] += blocks(p)
			}
			return n, nil
		},
	}
	out := run(t, `
-- go.mod --
module m
go 1.26
-- low/low.go --
package low
func F(n int) { for range n { x := n; _ = x } }
-- top/top.go --
package top
import "m/low"
func F() { low.F(1); { x := 1; _ = x } }
`, []string{"./..."}, inner)
	if got := result(t, out["m/low"], inner); got.([2]int)[0] == 0 {
		t.Error("the package's own pass misses the blocks of its functions")
	}
	if got := result(t, out["m/top"], inner); got.([2]int)[0] == 0 || got.([2]int)[1] != 0 {
		t.Errorf("blocks of the package and of its import: %v", got)
	}
}

func TestFactsAboutObjectsAreRefused(t *testing.T) {
	object := &analysis.Analyzer{
		Name: "object", Doc: "object", FactTypes: []analysis.Fact{new(seen)},
		Run: func(pass *analysis.Pass) (any, error) {
			pass.ExportObjectFact(pass.Pkg.Scope().Lookup("F"), new(seen))
			return nil, nil
		},
	}
	out := run(t, facts3, []string{"./low"}, object)
	if e := out["m/low"].Errors; len(e) != 1 || !strings.Contains(e[0].Message, "facts about objects are not served") {
		t.Errorf("%v", e)
	}
}
