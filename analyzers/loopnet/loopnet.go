package loopnet

import (
	_ "embed"

	"github.com/loopvet/loopvet/analyzers/internal/checkdoc"
	"github.com/loopvet/loopvet/analyzers/internal/finding"
)

//go:embed doc.go
var doc string

// Analyzer is the check: see the package comment.
var Analyzer = finding.Check("loopnet", checkdoc.Extract(doc, "loopnet"))
