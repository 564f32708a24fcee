package loopdeadlock_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopdeadlock"
)

func Test(t *testing.T) {
	fixture.Run(t, loopdeadlock.Analyzer, "program", "written", "guard", "application", "threads", "broker", "unordered", "listener", "screen", "player", "relock", "holder/...")
}

// TestBrowser: with syscall/js every wait of a callback is a deadlock.
func TestBrowser(t *testing.T) {
	t.Setenv("GOOS", "js")
	t.Setenv("GOARCH", "wasm")
	fixture.Run(t, loopdeadlock.Analyzer, "browser")
}
