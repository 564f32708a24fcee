package loopdns_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopdns"
)

func Test(t *testing.T) {
	fixture.Run(t, loopdns.Analyzer, "lookups")
}
