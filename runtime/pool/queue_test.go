package pool

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The ring against a slice: pushed, popped, removed anywhere, grown and given back.
func TestQueue(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	wraps := ^uint32(40)
	q := queue{ring: make([]Job, 64), head: wraps, tail: wraps}
	var want, gone []*funcs
	for _, share := range []int{60, 30, 95, 30, 10} { // of pushes among 100 steps
		for range 30_000 {
			switch step := r.IntN(100); {
			case step < share:
				task := new(funcs)
				q.push(task)
				want = append(want, task)
			case step%2 == 0 && len(want) > 0:
				if got := q.pop(); got != want[0] {
					t.Fatal("popped another")
				}
				gone, want = append(gone, want[0]), want[1:]
			case len(want) > 0:
				i := r.IntN(min(len(want), 100))
				if q.remove(&want[i].Task) != want[i] {
					t.Fatal("not found")
				}
				gone, want = append(gone, want[i]), slices.Delete(want, i, i+1)
			case q.pop() != nil:
				t.Fatal("popped from an empty queue")
			}
			if q.n != len(want) || len(gone) > 0 && q.remove(&gone[r.IntN(len(gone))].Task) != nil {
				t.Fatal("a task that is gone is found")
			}
			if len(q.ring) > max(64, 1<<15, 4*len(want)) {
				t.Fatalf("a ring of %d for %d tasks", len(q.ring), len(want))
			}
		}
	}
	for q.pop() != nil {
	}
	if len(q.ring) > 1<<14 {
		t.Error("the ring of a burst stays")
	}
}
