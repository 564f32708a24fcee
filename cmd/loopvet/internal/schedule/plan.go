package schedule

import (
	"golang.org/x/tools/go/analysis"
)

// plan is the order in which analyzers run on one package: each after those it
// requires.
type plan struct {
	named []*analysis.Analyzer // on the packages that a pattern names
	deps  []*analysis.Analyzer // on all others: what has facts, and what that requires
	roots []*analysis.Analyzer
}

func newPlan(roots []*analysis.Analyzer) *plan {
	p := &plan{roots: roots, named: order(roots)}
	var factual []*analysis.Analyzer
	for _, a := range p.named {
		if len(a.FactTypes) > 0 {
			factual = append(factual, a)
		}
	}
	p.deps = order(factual)
	return p
}

// order lists the analyzers and all they require.
func order(roots []*analysis.Analyzer) []*analysis.Analyzer {
	var list []*analysis.Analyzer
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(*analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, req := range a.Requires {
			visit(req)
		}
		list = append(list, a)
	}
	for _, a := range roots {
		visit(a)
	}
	return list
}
