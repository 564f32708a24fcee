// Package report prints findings: for a terminal, one a line, as JSON, or for
// code scanning.
package report

import (
	"cmp"
	"go/token"
	"io"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/rewrite"
)

// Finding is a finding with what only the host knows.
type Finding struct {
	*host.Finding
	Package string         // import path
	Stop    token.Position // of End
	Sums    rewrite.Sums   // of the files that Fix is for
	Seen    Seen           // at run time
}

// Report is what one run found, whatever its form.
type Report struct {
	Findings []Finding
	Checks   []*analysis.Analyzer // that ran
	Packages int                  // that were named and analysed
	Broken   int                  // packages that could not be analysed
	Light    int                  // places whose light operations are not shown

	Known     int // findings left out because the baseline has them
	Untouched int // findings left out because no change touches them

	Stalls []Stall // seen at run time, that no finding explains
}

// Format is a way to print a report.
type Format func(io.Writer, *Report, Style) error

// Style is how findings are shown to people.
type Style struct {
	Base   string // paths below this directory are relative to it
	Colour bool
}

// Sort puts the findings into the order in which they are printed.
func (r *Report) Sort() {
	slices.SortFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.Posn.Filename, b.Posn.Filename),
			cmp.Compare(a.Posn.Line, b.Posn.Line),
			cmp.Compare(a.Posn.Column, b.Posn.Column),
			strings.Compare(a.Check, b.Check),
			strings.Compare(a.Message, b.Message),
		)
	})
}

// NoRewrite says in a few words why a finding has no fix, "" if it has one or if
// none was looked for.
func NoRewrite(f Finding) string {
	if f.Fix != nil || f.Obstacle == "" {
		return ""
	}
	if l := f.Loop; l != nil && l.Post == "" && l.Command == "" && l.Work == "" && f.Category != host.Deadlock {
		return "" // no rewrite is known for any finding of this loop
	}
	return "no rewrite: " + f.Obstacle
}
