package yield

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Beside more goroutines that compute than there are processors yields stop; they
// come back later.
func TestRests(t *testing.T) {
	var over atomic.Bool
	var wg sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for !over.Load() {
			}
		})
	}
	var y Yielder
	for start := time.Now(); y.Yield() && time.Since(start) < 10*time.Second; {
	}
	over.Store(true)
	wg.Wait()
	if !y.rests {
		t.Fatal("yields go on")
	}
	y.until += time.Hour
	for range 2 * sample {
		if y.Yield() {
			t.Fatal("a yield in the rest")
		}
	}
	y.until = 0
	yielded := 0 // one may be slow and begin the next rest
	for range sample {
		if y.Yield() {
			yielded++
		}
	}
	if yielded == 0 {
		t.Error("no yield after the rest")
	}
}
