package loopdb_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopdb"
)

func Test(t *testing.T) {
	fixture.Run(t, loopdb.Analyzer, "queries")
}
