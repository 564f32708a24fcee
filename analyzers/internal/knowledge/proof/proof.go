// Package proof holds what calling the listed functions of the standard library
// showed: the system calls they made, how long they waited for a slow peer, how
// much they computed. The package's test calls them again and fails if one does
// not do what its table says.
package proof

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go test -update

//go:embed results.tsv
var results string

// A Result is what came of calling one function.
type Result struct {
	Name     string // types.Func.FullName
	Verdict  Verdict
	Evidence string // "openat, fstat, read, close"; or the reason
}

// Verdict is the outcome of a trial.
type Verdict string

// The verdicts.
const (
	Confirmed    Verdict = "confirmed"
	Contradicted Verdict = "contradicted" // with a reason why the table stands
	Untried      Verdict = "untried"      // with the reason
)

// Results lists the results by name.
var Results = sync.OnceValue(func() map[string]Result {
	all := make(map[string]Result)
	for line := range strings.Lines(results) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 3 {
			all[f[0]] = Result{f[0], Verdict(f[1]), f[2]}
		}
	}
	return all
})

// Of is the result for a function as a text, "" if there is none.
func Of(name string) string {
	r, ok := Results()[name]
	if !ok {
		return ""
	}
	return string(r.Verdict) + ": " + r.Evidence
}
