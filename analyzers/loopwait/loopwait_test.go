package loopwait_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopwait"
)

func Test(t *testing.T) {
	fixture.Run(t, loopwait.Analyzer, "callbacks", "guards", "lock", "apart/...", "written", "answer", "fresh", "outside/...", "served", "offered/...", "full", "forked", "handed", "known_miss/...", "known_false/...")
}
