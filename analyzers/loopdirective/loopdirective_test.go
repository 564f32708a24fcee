package loopdirective_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopdirective"
)

func Test(t *testing.T) {
	fixture.Run(t, loopdirective.Analyzer, "said")
}
