package offload_test

import (
	"cmp"
	"flag"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

var update = flag.Bool("update", false, "write the golden files")

// view shows the findings without the facts of their pass.
var view = &analysis.Analyzer{
	Name: "view", Doc: "view",
	Requires:   []*analysis.Analyzer{finding.Analyzer},
	ResultType: reflect.TypeFor[*finding.Result](),
	Run:        func(pass *analysis.Pass) (any, error) { return pass.ResultOf[finding.Analyzer], nil },
}

// Test makes all fixes of the fixture packages and compares with F.go.golden. The
// findings without one say "// stays: " and what is in the way.
func Test(t *testing.T) {
	for _, result := range analysistest.Run(t, tree(t), view, "tviewapp", "ownloop", "teaapp", "teaanswers", "teafilter", "tealent", "teastore", "gocuiapp", "gotk3app", "walkapp", "teaui/internal/panel", "teaui/open", "deadlocks") {
		pkg := result.Action.Package
		edits := map[string][]offload.Edit{}
		stays := comments(pkg.Fset, pkg.Syntax)
		for _, f := range result.Result.(*finding.Result).Findings() {
			why, ok := stays[place(f.Posn)]
			switch {
			case f.Fix != nil && ok:
				t.Errorf("%s: a fix, %s; want it to stay: %s", f.Posn, f.Fix.Message, why)
			case f.Fix == nil && !ok:
				t.Errorf("%s: %s: no fix: %s", f.Posn, f.Op, f.Obstacle)
			case f.Fix == nil && !strings.Contains(f.Obstacle, why):
				t.Errorf("%s: stays because %q, want %q", f.Posn, f.Obstacle, why)
			}
			delete(stays, place(f.Posn))
			if f.Fix != nil {
				for _, e := range f.Fix.Edits {
					if !slices.Contains(edits[e.File], e) { // two fixes import the same
						edits[e.File] = append(edits[e.File], e)
					}
				}
			}
		}
		for posn, why := range stays {
			t.Errorf("%s: nothing is found that stays: %s", posn, why)
		}
		for name, list := range edits {
			golden(t, name, filepath.Join("testdata", "src", pkg.PkgPath, filepath.Base(name)+".golden"), list)
		}
	}
}

// TestAlone: a fix that only who sees the whole module can offer is none of a pass.
func TestAlone(t *testing.T) {
	check := finding.Check("loopfs", "loopfs: files")
	want := map[string][]string{
		"teaui/internal/asked": {"(teaui/internal/asked.Panel).Update"},
		"teaui/internal/asks":  {"(teaui/internal/asks.panel).Update", "github.com/charmbracelet/bubbletea.WithFilter"},
	}
	for _, result := range analysistest.Run(t, tree(t), check, "teaui/internal/asked", "teaui/internal/asks") {
		path := result.Action.Package.PkgPath
		for _, f := range result.Result.([]*finding.Finding) {
			if f.Fix == nil || !slices.Equal(f.Fix.Alone, want[path]) {
				t.Errorf("%s: the fix is %v (%s), want one that asks for %v", f.Posn, f.Fix, f.Obstacle, want[path])
			}
		}
		for _, d := range result.Diagnostics {
			if len(d.SuggestedFixes) > 0 {
				t.Errorf("%s: suggests %q", d.Message, d.SuggestedFixes[0].Message)
			}
		}
	}
}

func golden(t *testing.T, name, want string, edits []offload.Edit) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(edits, func(a, b offload.Edit) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	for _, e := range slices.Backward(edits) {
		text = slices.Concat(text[:e.From], []byte(e.New), text[e.To:])
	}
	if *update {
		if err := os.WriteFile(want, text, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if lines := diff.Diff(string(golden), string(text)); lines != "" {
		t.Errorf("%s (-want +got):\n%s", want, lines)
	}
}

// tree is a GOPATH with the fixtures, the small copies of frameworks and our own
// runtime.
func tree(t *testing.T) string {
	gopath := t.TempDir()
	src := filepath.Join(gopath, "src")
	for from, to := range map[string]string{
		filepath.Join("..", "..", "testdata", "src"): src,
		filepath.Join("testdata", "src"):             src,
		filepath.Join("..", "..", "..", "runtime"):   filepath.Join(src, "github.com", "loopvet", "loopvet", "runtime"),
	} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	return gopath
}

var comment = regexp.MustCompile(`// stays: (.*)`)

func comments(fset *token.FileSet, files []*ast.File) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if m := comment.FindStringSubmatch(c.Text); m != nil {
					out[place(fset.Position(c.Pos()))] = m[1]
				}
			}
		}
	}
	return out
}

func place(p token.Position) string {
	p.Column, p.Offset = 0, 0
	return p.String()
}
