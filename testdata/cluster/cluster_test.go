package cluster_test

import (
	"testing"

	"github.com/loopvet/loopvet/testdata/expect"
)

func Test(t *testing.T) { expect.Run(t, "../..") }
