package loopexec_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopexec"
)

func Test(t *testing.T) {
	fixture.Run(t, loopexec.Analyzer, "processes", "probe/...", "suspend")
}
