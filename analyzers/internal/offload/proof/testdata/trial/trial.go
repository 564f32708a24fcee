// Package trial runs generated programs, each as it was and rewritten, and prints
// what differs.
package trial

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/fake"
	"github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/queue"
	"github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/tea"
	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

// Loop makes a program on our own loop, Queue one on a loop with a post, Model one on a
// loop that takes commands back.
type (
	Loop  func(*loop.Loop, *fake.Trace) fake.Program
	Queue func(*queue.Queue, *fake.Trace) fake.Program
	Model func(any, *fake.Trace) tea.Model
)

// Pair is a program as it was and rewritten.
type Pair struct {
	N         int
	Was, Is   Loop
	WasQ, IsQ Queue
	WasT, IsT Model
}

// Main compares the pairs. With the argument "race" it lets callbacks of the
// rewritten programs run in between, for the race detector.
func Main(pairs []Pair) {
	workers := pool.New(pool.Options{})
	race := len(os.Args) > 1 && os.Args[1] == "race"
	if race {
		fake.Delay = 100 * time.Microsecond
	}
	for _, p := range pairs {
		switch {
		case p.WasT != nil && race:
			p.racing()
		case p.WasT != nil:
			p.answers()
		case race:
			p.interleaved(workers)
		default:
			p.compare(workers)
		}
	}
}

// within runs a trial for as long as may be; one that hangs is left behind.
func within(try func() *fake.Trace) *fake.Trace {
	idle := runtime.NumGoroutine()
	done := make(chan *fake.Trace, 1)
	go func() { done <- try() }()
	select {
	case t := <-done:
		// What still ends would be counted by the next.
		for end := time.Now().Add(50 * time.Millisecond); runtime.NumGoroutine() > idle && time.Now().Before(end); {
			runtime.Gosched()
		}
		return t
	case <-time.After(10 * time.Second):
		return nil
	}
}

func (p Pair) compare(workers *pool.Pool) {
	was := within(func() *fake.Trace { return one(p.Was, p.WasQ, workers) })
	if was == nil {
		return // it hangs by itself: a panic has left a lock
	}
	p.differs(was, within(func() *fake.Trace { return one(p.Is, p.IsQ, workers) }))
}

// differs tells what is different.
func (p Pair) differs(was, is *fake.Trace) {
	if is == nil {
		fmt.Printf("program %d differs\nit hangs when rewritten\n", p.N)
		return
	}
	// A callback that panics behind the call has answered already when it is rewritten.
	panics := slices.ContainsFunc(was.Lines, func(l string) bool { return strings.HasPrefix(l, "panic: ") })
	if !slices.Equal(was.Lines, is.Lines) || !panics && !slices.Equal(was.Results, is.Results) {
		i := 0
		for i < min(len(was.Lines), len(is.Lines)) && was.Lines[i] == is.Lines[i] {
			i++
		}
		fmt.Printf("program %d differs\nwas:\n%s\nis:\n%s\n", p.N, text(was, i), text(is, i))
	}
}

func text(t *fake.Trace, i int) string {
	return strings.Join(t.Lines[max(0, i-3):min(i+6, len(t.Lines))], "\n") + "\nresults: " + strings.Join(t.Results, " ")
}

// one runs every step, twice, and lets the loop come to rest behind each.
func one(l Loop, q Queue, workers *pool.Pool) *fake.Trace {
	r := start(l, q, workers)
	defer r.end()
	fake.Current = r.trace
	n := len(r.program.Steps())
	for i := range 2 * n {
		r.post(r.program.Steps()[i%n])
		r.rest()
		r.post(func() { r.trace.Add(r.program.Dump()) })
		r.rest()
	}
	return r.trace
}

func (p Pair) interleaved(workers *pool.Pool) {
	if within(func() *fake.Trace { return interleave(p.Is, p.IsQ, workers) }) == nil &&
		within(func() *fake.Trace { return interleave(p.Was, p.WasQ, workers) }) != nil {
		fmt.Printf("program %d differs\nit hangs when rewritten and interleaved\n", p.N)
	}
}

// interleave posts two steps at a time: the second runs while the first waits.
func interleave(l Loop, q Queue, workers *pool.Pool) *fake.Trace {
	r := start(l, q, workers)
	defer r.end()
	fake.Current = r.trace
	for i := range len(r.program.Steps()) {
		for j := range len(r.program.Steps()) {
			r.post(r.program.Steps()[i])
			r.post(r.program.Steps()[j])
			r.rest()
		}
	}
	return r.trace
}

// run is a program on its loop.
type run struct {
	trace   *fake.Trace
	program fake.Program
	post    func(func())
	rest    func() // returns when the loop has nothing to do
	end     func()
}

func start(makeLoop Loop, makeQueue Queue, workers *pool.Pool) *run {
	r := &run{trace: &fake.Trace{}}
	if makeQueue != nil {
		idle := runtime.NumGoroutine()
		q := queue.New(&r.trace.Results, func(v any) { r.trace.Add(fmt.Sprint("panic: ", v)) })
		r.program = makeQueue(q, r.trace)
		r.post = q.Post
		r.rest = func() {
			for quiet := 0; quiet < 2; quiet++ {
				here := make(chan bool)
				q.Post(func() { close(here) })
				<-here
				if runtime.NumGoroutine() > idle+1 || !q.Idle() {
					quiet = -1
					time.Sleep(5 * time.Microsecond)
				}
			}
		}
		r.end = func() {
			q.Close()
			for runtime.NumGoroutine() > idle {
				runtime.Gosched()
			}
		}
		return r
	}
	l := loop.New(loop.Options{Pool: workers, OnPanic: func(err *pool.PanicError) error {
		r.trace.Add(fmt.Sprint("panic: ", err.Value))
		return nil
	}})
	r.program = makeLoop(l, r.trace)
	hold := l.Hold()
	ended := make(chan error)
	go func() { ended <- l.Run(context.Background()) }()
	r.post = func(fn func()) { l.Post(fn) }
	r.rest = func() {
		// The counts are those of the beginning of a turn.
		for quiet := 0; quiet < 3; quiet++ {
			here := make(chan loop.Metrics)
			l.Post(func() { m := l.Metrics(); here <- m })
			if m := <-here; m.Tasks+m.Timers+m.Queued > 0 {
				quiet = -1
				time.Sleep(5 * time.Microsecond)
			}
		}
	}
	r.end = func() {
		hold.Release()
		if err := <-ended; err != nil {
			r.trace.Add(err.Error())
		}
	}
	return r
}
