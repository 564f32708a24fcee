package loopcpu_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopcpu"
)

func Test(t *testing.T) {
	fixture.Run(t, loopcpu.Analyzer, "pictures", "recursion", "travel/...", "counts", "growth", "calls", "busy", "directives", "once")
}
