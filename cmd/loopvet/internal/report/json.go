package report

import (
	"encoding/json"
	"go/token"
	"io"
	"strings"
)

// Diagnostic is a finding in the tree of [JSON]. Positions are
// "file:line:col" with absolute paths.
type Diagnostic struct {
	Posn     string         `json:"posn"`
	End      string         `json:"end"`
	Message  string         `json:"message"`
	Category string         `json:"category"`
	Grade    string         `json:"grade,omitempty"`
	Loop     string         `json:"loop,omitempty"`
	Loops    []string       `json:"also_on,omitempty"`         // the other loops that it blocks
	Budget   int64          `json:"budget_ns,omitempty"`       // how long a callback may hold the loop
	Cost     string         `json:"cost,omitempty"`            // light, heavy or unbounded
	Estimate int64          `json:"estimate_ns,omitempty"`     // of a computation whose arguments are known
	Growth   string         `json:"growth,omitempty"`          // of another one: "n²"
	Fixes    []SuggestedFix `json:"suggested_fixes,omitempty"` // one at most
	Obstacle string         `json:"obstacle,omitempty"`        // why there is none
	Seen     *Seen          `json:"seen,omitempty"`
	Related  []Related      `json:"related,omitempty"`
}

// SuggestedFix is a fix in the form of go vet -json.
type SuggestedFix struct {
	Message string     `json:"message"`
	Edits   []TextEdit `json:"edits"`
}

// TextEdit replaces bytes of a file.
type TextEdit struct {
	Filename string `json:"filename"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	New      string `json:"new"`
}

// Related is one call of the chain, the first made by the entry.
type Related struct {
	Posn    string `json:"posn"`
	Message string `json:"message"`
}

// JSON prints one object, the tree that go vet -json has for each package: by
// import path, then by check.
func JSON(w io.Writer, r *Report, _ Style) error {
	tree := map[string]map[string][]Diagnostic{}
	for _, f := range r.Findings {
		checks := tree[f.Package]
		if checks == nil {
			checks = map[string][]Diagnostic{}
			tree[f.Package] = checks
		}
		checks[f.Check] = append(checks[f.Check], diagnostic(f))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(tree)
}

func diagnostic(f Finding) Diagnostic {
	d := Diagnostic{
		Posn:     f.Posn.String(),
		End:      end(f).String(),
		Message:  f.Message,
		Category: string(f.Category),
		Obstacle: f.Obstacle,
	}
	if f.Loop != nil {
		d.Grade, d.Loop, d.Budget = f.Grade.String(), f.Loop.Name, f.Loop.Budget.Nanoseconds()
		d.Loops, d.Cost, d.Growth = f.Loops, string(f.Cost), f.Growth
		if f.Growth == "" {
			d.Estimate = twoDigits(f.Took.Nanoseconds())
		}
	}
	if f.Seen.Times > 0 {
		d.Seen = &f.Seen
	}
	if d.Category == "" {
		d.Category = strings.TrimPrefix(f.Check, "loop")
	}
	if f.Fix != nil {
		fix := SuggestedFix{Message: f.Fix.Message}
		for _, e := range f.Fix.Edits {
			fix.Edits = append(fix.Edits, TextEdit{e.File, e.From, e.To, e.New})
		}
		d.Fixes = []SuggestedFix{fix}
	}
	for _, r := range f.Related() {
		d.Related = append(d.Related, Related{r.Posn, r.Message})
	}
	return d
}

// twoDigits is as much as an estimate says.
func twoDigits(n int64) int64 {
	unit := int64(1)
	for n/unit >= 100 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}

func end(f Finding) token.Position {
	if f.Stop.IsValid() {
		return f.Stop
	}
	return f.Posn
}
