package finding_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/finding"
)

var update = flag.Bool("update", false, "write the golden file")

// TestFacts writes down what travels between packages, each package's own layer.
func TestFacts(t *testing.T) {
	gopath, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "GOPATH="+gopath, "GO111MODULE=off", "GOFLAGS=")
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Env: env}, "facts/...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{finding.Analyzer}, pkgs, &checker.Options{SanityCheck: true})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	slices.SortFunc(graph.Roots, func(a, b *checker.Action) int { return strings.Compare(a.Package.PkgPath, b.Package.PkgPath) })
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		fact := new(fact.Package)
		if !act.PackageFact(act.Package.Types, fact) {
			t.Errorf("%s has no fact", act.Package)
			continue
		}
		fmt.Fprintf(&got, "package %s\n\t%s\n", act.Package.PkgPath, strings.ReplaceAll(fact.String(), "\n", "\n\t"))
	}
	golden := filepath.Join("testdata", "facts.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("the facts are others (-golden +now), go test -update if that is right:\n%s", d)
	}
}
