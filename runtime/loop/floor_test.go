package loop_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkFloor is what the parts cost of which a post and a round trip are made: no
// queue between goroutines is cheaper than its lock, no completion than two switches.
func BenchmarkFloor(b *testing.B) {
	b.Run("clock", func(b *testing.B) {
		start := time.Now()
		for b.Loop() {
			_ = time.Since(start)
		}
	})
	b.Run("lock+unlock", func(b *testing.B) {
		var mu sync.Mutex
		for b.Loop() {
			mu.Lock()
			mu.Unlock() //nolint:staticcheck // the pair is what is measured
		}
	})
	b.Run("node+compare-and-swap", func(b *testing.B) { // a queue without a lock
		type node struct {
			fn   func()
			next *node
		}
		var top atomic.Pointer[node]
		for b.Loop() {
			n := &node{fn: func() {}, next: top.Load()}
			n.next = nil // or the list would grow
			top.CompareAndSwap(top.Load(), n)
		}
	})
	b.Run("go+channel", func(b *testing.B) {
		results := make(chan int, 1)
		work := func() { results <- 1 }
		for b.Loop() {
			go work()
			<-results
		}
	})
	b.Run("two channels", func(b *testing.B) { // a worker and a loop that park
		jobs, results := make(chan int, 1), make(chan int, 1)
		go func() {
			for job := range jobs {
				results <- job
			}
		}()
		for b.Loop() {
			jobs <- 1
			<-results
		}
		close(jobs)
	})
	b.Run("two yields", func(b *testing.B) { // a worker and a loop that yield
		var turn atomic.Int64 // odd: the worker's
		over := make(chan struct{})
		go func() {
			defer close(over)
			for turn.Load() >= 0 {
				if turn.Load()&1 == 1 {
					turn.Add(1)
				}
				runtime.Gosched()
			}
		}()
		for b.Loop() {
			turn.Add(1)
			for turn.Load()&1 == 1 {
				runtime.Gosched()
			}
		}
		turn.Store(-1 << 62)
		<-over
	})
}
