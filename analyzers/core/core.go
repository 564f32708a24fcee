// Package core gives a name to the pass that all checks require, for hosts that
// know analyzers by package: Bazel's nogo hands flags to the analyzers that it
// lists, and the flags of all checks (config, min-grade, light, partial) belong to
// this one.
package core

import (
	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
)

// Analyzer computes what the checks report, and reports nothing itself.
var Analyzer *analysis.Analyzer = finding.Analyzer
