// Package host is the door for the loopvet command: what a host of the passes
// needs besides their list in package analyzers. It is no interface for others
// and may change with any version.
package host

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/checkdoc"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/loopctx"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

// What the passes found.
type (
	Finding    = finding.Finding // an element of a check's result
	Other      = finding.Other   // a further chain of a finding
	Result     = finding.Result  // the result of Core
	Coverage   = loopctx.Coverage
	Estimated  = effect.Estimated
	Unresolved = loopctx.Unresolved
	Hop        = chain.Hop
	Grade      = chain.Grade
	Fix        = offload.Fix // of a finding
	Edit       = offload.Edit
)

// The grades, the surest first.
const (
	Certain  = chain.Certain
	Likely   = chain.Likely
	Possible = chain.Possible
)

// Categories and costs that a report words differently.
const (
	Deadlock = knowledge.Deadlock
	Light    = knowledge.Light
)

// DefaultBudget is that of loops without one.
const DefaultBudget = knowledge.DefaultBudget

// What the passes know.
type (
	Table    = knowledge.Table
	Loop     = knowledge.Loop
	Category = knowledge.Category
	Cost     = knowledge.Cost
)

// Core is the pass that all checks require. Its flags are those of all checks.
var Core *analysis.Analyzer = finding.Analyzer

// Load reads a .loopvet.yml. Its error has one line for each problem:
// "file:line:col: message".
func Load(path string) (*Table, error) { return knowledge.Load(path) }

// Shipped is what is known without a .loopvet.yml.
func Shipped() (*Table, error) { return knowledge.Shipped() }

// Partial says that packages are left out, of which the host tells the user:
// that their facts are missing is then no error.
func Partial() { finding.Partial() }

// ParseGrade is the inverse of a grade's String.
func ParseGrade(s string) (Grade, bool) { return chain.ParseGrade(s) }

// Summary is the one line of a check's Doc.
func Summary(check *analysis.Analyzer) string { return checkdoc.Summary(check.Doc, check.Name) }

// Nearest is the known name that a misspelt one probably means, or "".
func Nearest(name string, known ...string) string {
	return knowledge.Nearest(name, slices.Values(known))
}
