package pool_test

import (
	"testing"

	"go.uber.org/goleak"
)

// The examples, too, must leave no goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
