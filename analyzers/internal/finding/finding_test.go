package finding_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
)

// TestFacts writes down what travels between packages.
func TestFacts(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), finding.Analyzer, "facts/...")
}
