package schedule

import (
	"slices"
	"sync"
	"testing"
)

func TestQueueGivesTheFirstOfTheListing(t *testing.T) {
	q := newQueue(4)
	q.add(&node{index: 3}, &node{index: 1})
	q.add(&node{index: 2}, &node{index: 0})
	var got []int
	for n := q.take(); n != nil; n = q.take() {
		got = append(got, n.index)
		q.done()
	}
	if !slices.IsSorted(got) || len(got) != 4 {
		t.Errorf("%v", got)
	}
}

// TestQueueWaits: who finds nothing waits for what others make ready, and for the end.
func TestQueueWaits(t *testing.T) {
	const packages = 200
	q := newQueue(packages)
	q.add(&node{index: 0})
	var wg sync.WaitGroup
	var mu sync.Mutex
	var got []int
	for range 4 {
		wg.Go(func() {
			for n := q.take(); n != nil; n = q.take() {
				mu.Lock()
				got = append(got, n.index)
				mu.Unlock()
				if n.index+1 < packages {
					q.add(&node{index: n.index + 1})
				}
				q.done()
			}
		})
	}
	wg.Wait()
	if len(got) != packages || !slices.IsSorted(got) {
		t.Errorf("%d packages were taken: %v", len(got), got)
	}
	if newQueue(0).take() != nil {
		t.Error("there is one of none")
	}
}
