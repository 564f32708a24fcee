package loopcpu

import (
	_ "embed"

	"github.com/loopvet/loopvet/analyzers/internal/checkdoc"
	"github.com/loopvet/loopvet/analyzers/internal/finding"
)

//go:embed doc.go
var doc string

// Analyzer is the check: see the package comment.
var Analyzer = finding.Check("loopcpu", checkdoc.Extract(doc, "loopcpu"))
