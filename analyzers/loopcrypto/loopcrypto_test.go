package loopcrypto_test

import (
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopcrypto"
)

func Test(t *testing.T) {
	fixture.Run(t, loopcrypto.Analyzer, "passwords")
}
