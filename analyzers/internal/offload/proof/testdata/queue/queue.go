// Package queue is a loop that closures are posted back to.
package queue

import "fmt"

// Queue is the loop.
type Queue struct {
	fns     chan func()
	results *[]string
}

// New makes a loop that notes the results of callbacks, and starts it.
func New(results *[]string, caught func(any)) *Queue {
	q := &Queue{fns: make(chan func(), 1024), results: results}
	go func() {
		for fn := range q.fns {
			if fn == nil {
				return
			}
			run(fn, caught)
		}
	}()
	return q
}

func run(fn func(), caught func(any)) {
	defer func() {
		if v := recover(); v != nil {
			caught(v)
		}
	}()
	fn()
}

// Post runs fn on the loop.
func (q *Queue) Post(fn func()) { q.fns <- fn }

// Ask runs fn on the loop and takes its answer.
func (q *Queue) Ask(fn func(int) bool) {
	q.Post(func() { *q.results = append(*q.results, fmt.Sprint(fn(3))) })
}

// Idle reports whether nothing is posted.
func (q *Queue) Idle() bool { return len(q.fns) == 0 }

// Close ends the loop. What is posted later is not run.
func (q *Queue) Close() { q.fns <- nil }
