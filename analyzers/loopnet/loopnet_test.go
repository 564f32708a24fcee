package loopnet_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopnet"
)

func Test(t *testing.T) {
	fixture.Run(t, loopnet.Analyzer, "events", "handlers", "clients", "listener")
}
