package golangci

import (
	"go/token"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/internal/finding"
)

func TestSettings(t *testing.T) {
	own := map[string]any{"loop": "Own", "packages": []any{"example.com/loop"}, "runs": []any{"Loop.Post#0"}}
	for _, tt := range []struct {
		name     string
		settings any
		want     string // the error; "" for none
	}{
		{"none", nil, ""},
		{"keys of a .loopvet.yml", map[string]any{"loops": []any{own}, "min-grade": "certain", "checks": []any{"loopfs"}, "exclude": "gen/**"}, ""},
		{"written small by golangci-lint", map[string]any{"loops": []any{own}, "budgets": map[string]any{"own": "5ms", "tview": "33ms"}}, ""},
		{"unknown key", map[string]any{"min-grad": "certain"}, `settings: unknown key "min-grad"`},
		{"two mistakes", map[string]any{"min-grade": "sure", "checks": []any{"loopfz"}}, `did you mean "loopfs"`},
		{"no mapping", []any{"certain"}, "settings: "},
	} {
		_, err := New(tt.settings)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
	if err := finding.Configure("", nil); err != nil {
		t.Fatal(err)
	}
}

// TestNarrow: of several fixes golangci-lint would apply all, and it makes issues
// of related positions.
func TestNarrow(t *testing.T) {
	check := narrow(&analysis.Analyzer{Name: "check", Run: func(pass *analysis.Pass) (any, error) {
		pass.Report(analysis.Diagnostic{
			Message:        "found",
			Related:        []analysis.RelatedInformation{{Message: "from here"}},
			SuggestedFixes: []analysis.SuggestedFix{{Message: "this"}, {Message: "or that"}},
		})
		return nil, nil
	}})
	var got []analysis.Diagnostic
	if _, err := check.Run(&analysis.Pass{Report: func(d analysis.Diagnostic) { got = append(got, d) }}); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Message != "found" || len(got[0].Related) != 0 || len(got[0].SuggestedFixes) != 1 || got[0].SuggestedFixes[0].Message != "this" {
		t.Errorf("%+v", got)
	}
}

// TestNarrowKeepsToTheFile: golangci-lint drops edits of other files and makes the
// rest, half a fix.
func TestNarrowKeepsToTheFile(t *testing.T) {
	fset := token.NewFileSet()
	here, there := fset.AddFile("here.go", -1, 100), fset.AddFile("there.go", -1, 100)
	for _, tt := range []struct {
		edit *token.File
		want int
	}{{here, 1}, {there, 0}} {
		check := narrow(&analysis.Analyzer{Name: "check", Run: func(pass *analysis.Pass) (any, error) {
			edits := []analysis.TextEdit{{Pos: here.Pos(1), End: here.Pos(2)}, {Pos: tt.edit.Pos(5), End: tt.edit.Pos(9)}}
			pass.Report(analysis.Diagnostic{Pos: here.Pos(7), SuggestedFixes: []analysis.SuggestedFix{{TextEdits: edits}}})
			return nil, nil
		}})
		fixes := -1
		if _, err := check.Run(&analysis.Pass{Fset: fset, Report: func(d analysis.Diagnostic) { fixes = len(d.SuggestedFixes) }}); err != nil {
			t.Fatal(err)
		}
		if fixes != tt.want {
			t.Errorf("an edit in %s: %d fixes, want %d", tt.edit.Name(), fixes, tt.want)
		}
	}
}

func TestAllChecks(t *testing.T) {
	checks, err := plugin{}.BuildAnalyzers()
	if err != nil || len(checks) != len(analyzers.All) || analysis.Validate(checks) != nil {
		t.Errorf("%v, %v", checks, err)
	}
}
