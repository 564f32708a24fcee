package schedule

import (
	"container/heap"
	"sync"
)

// queue holds the packages whose imports are done. The one that the listing has
// first is taken first: the listing goes depth first, and so soon comes to the last
// user of what a package needs.
type queue struct {
	mu     sync.Mutex
	change *sync.Cond
	ready  byIndex
	left   int // packages that are not done
}

func newQueue(packages int) *queue {
	q := &queue{left: packages}
	q.change = sync.NewCond(&q.mu)
	return q
}

func (q *queue) add(nodes ...*node) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, n := range nodes {
		heap.Push(&q.ready, n)
	}
	q.change.Broadcast()
}

// take waits for a package. It returns nil when all of them are done.
func (q *queue) take() *node {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.ready) == 0 {
		if q.left == 0 {
			return nil
		}
		q.change.Wait()
	}
	return heap.Pop(&q.ready).(*node)
}

// done is called once for each package, after those that it makes ready are added.
func (q *queue) done() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.left--; q.left == 0 {
		q.change.Broadcast()
	}
}

type byIndex []*node

func (b byIndex) Len() int           { return len(b) }
func (b byIndex) Less(i, j int) bool { return b[i].index < b[j].index }
func (b byIndex) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b *byIndex) Push(x any)        { *b = append(*b, x.(*node)) }
func (b *byIndex) Pop() any {
	last := len(*b) - 1
	n := (*b)[last]
	(*b)[last] = nil
	*b = (*b)[:last]
	return n
}
