package finding

import (
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// Check makes the analyzer that reports the findings of some categories.
func Check(name, doc string) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       name,
		Doc:        doc,
		Requires:   []*analysis.Analyzer{Analyzer},
		ResultType: reflect.TypeFor[[]*Finding](),
		Run: func(pass *analysis.Pass) (any, error) {
			r := pass.ResultOf[Analyzer].(*Result)
			if r.err != nil {
				return nil, r.err
			}
			var reported []*Finding
			for _, f := range r.Findings() {
				if f.Check == name {
					reported = append(reported, f)
					pass.Report(diagnostic(pass, f))
				}
			}
			return reported, nil
		},
	}
}

func diagnostic(pass *analysis.Pass, f *Finding) analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: f.Pos, End: f.End, Category: string(f.Category), Message: f.Message}
	if flags.related {
		d.Related = related(pass.Fset, f)
	}
	if f.Fix != nil && len(f.Fix.Alone) == 0 { // a pass does not see who else there is
		fix := analysis.SuggestedFix{Message: f.Fix.Message}
		for _, e := range f.Fix.Edits {
			fix.TextEdits = append(fix.TextEdits, analysis.TextEdit{Pos: e.Pos, End: e.End, NewText: []byte(e.New)})
		}
		d.SuggestedFixes = []analysis.SuggestedFix{fix} // golangci-lint applies all alternatives at once
	}
	return d
}

// DirectiveCheck makes the analyzer that reports what is wrong with directives.
func DirectiveCheck(name, doc string) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      doc,
		Requires: []*analysis.Analyzer{Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			r := pass.ResultOf[Analyzer].(*Result)
			if r.err != nil {
				return nil, r.err
			}
			r.get()
			for _, p := range r.Problems {
				pass.Report(analysis.Diagnostic{Pos: p.Pos, End: p.End, Message: p.Message})
			}
			return nil, nil
		},
	}
}
