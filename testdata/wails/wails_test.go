package wails_test

import (
	"testing"

	"github.com/loopvet/loopvet/testdata/expect"
)

// On Windows alone some of v2's funcs run on the main thread, and there Wails is plain Go.
func Test(t *testing.T) { expect.Run(t, "../..", "GOOS=windows", "CGO_ENABLED=0") }
