package loopfs_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopfs"
)

// Files are the clearest operation, so what an operation is reached through is
// tested here for all checks.
func Test(t *testing.T) {
	fixture.Run(t, loopfs.Analyzer,
		"direct", "light", "chain/...", "values", "interfaces", "generic", "slots/...",
		"handback", "elsewhere", "convention", "readers", "directives", "lazy", "asked", "own", "handed", "layered", "containers", "standard", "instances", "branches", "crowd", "tests", "grouped/...", "toolkit", "cases/...", "option/...", "frames", "states")
}

// TestKnown pins what is wrong and known to be.
func TestKnown(t *testing.T) {
	fixture.Run(t, loopfs.Analyzer, "known_miss/...", "known_false/...")
}
