package main

import (
	"context"
	"fmt"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/stall"
)

// perOp makes a peer's run of what takes d in all.
func perOp(run func(n int) time.Duration) func(int) (float64, error) {
	return func(n int) (float64, error) { return float64(run(n)) / float64(n), nil }
}

// posts: goroutines give callbacks to a loop that runs; callbacks give each other.
func posts(f *foreign) []contest {
	var all []contest
	for _, producers := range []int{1, 2, 8} {
		c := contest{name: fmt.Sprint("post, producers: ", producers), unit: "ns/op", n: 100_000, often: 10, peers: f.with([]peer{
			{"runtime/loop", 0, perOp(func(n int) time.Duration { return postOurs(n, producers) })},
			{"channel of funcs", 0, perOp(func(n int) time.Duration { return postChannel(n, producers) })},
			{"goja RunOnLoop", 0.5, perOp(func(n int) time.Duration { return postGoja(n, producers) })},
		}, f.libuv("post", producers).atMost(0.5))}
		if producers == 1 {
			c.peers[0].bar = 20
		}
		all = append(all, c)
	}
	return append(all,
		contest{name: "next tick", unit: "ns/op", n: 100_000, often: 10, peers: f.with([]peer{
			{"NextTick", 8, perOp(func(n int) time.Duration { return chain(n, (*loop.Loop).NextTick) })},
		}, f.nodeJS("nextTick", 0, 1).atMost(1))},
		contest{name: "immediate", unit: "ns/op", n: 100_000, often: 10, peers: f.with([]peer{
			{"SetImmediate", 8, perOp(func(n int) time.Duration { return chain(n, immediate) })},
		}, f.nodeJS("setImmediate", 0, 5).atMost(1))},
		// all that a callback costs beside itself: guard, count, state word
		contest{name: "immediate, watched", unit: "ns/op", n: 100_000, often: 10, peers: []peer{
			{"SetImmediate", 15, perOp(func(n int) time.Duration {
				w := stall.New(stall.Options{Budget: time.Hour})
				defer w.Close()
				return chainOn(loop.New(loop.Options{Stall: w}), n, immediate)
			})},
		}},
	)
}

// twice times n posts, after n others for which the queues have grown. start begins a
// loop that runs each callback; the returned post gives one to it, end ends it. Queues
// have room for all, as those of libuv and goja always have.
func twice(n, producers int, start func(ran func()) (post, end func())) (d time.Duration) {
	round := make(chan struct{})
	count := 0
	post, end := start(func() {
		if count++; count%n == 0 {
			round <- struct{}{}
		}
	})
	for range 2 {
		start := time.Now()
		produce(n, producers, post)
		<-round
		d = time.Since(start)
	}
	end()
	return d
}

func postOurs(n, producers int) time.Duration {
	return twice(n, producers, func(ran func()) (post, end func()) {
		l := loop.New(loop.Options{Queue: n})
		hold := l.Hold()
		over := make(chan error)
		go func() { over <- l.Run(context.Background()) }()
		return func() { _ = l.Post(ran) }, func() { hold.Release(); <-over }
	})
}

func postChannel(n, producers int) time.Duration {
	return twice(n, producers, func(ran func()) (post, end func()) {
		c := make(chan func(), n)
		go func() {
			for fn := range c {
				fn()
			}
		}()
		return func() { c <- ran }, func() { close(c) }
	})
}

func postGoja(n, producers int) time.Duration {
	return twice(n, producers, func(ran func()) (post, end func()) {
		l := eventloop.NewEventLoop()
		l.Start()
		fn := func(*goja.Runtime) { ran() }
		return func() { l.RunOnLoop(fn) }, func() { l.Stop() }
	})
}

// produce calls post n times, from so many goroutines.
func produce(n, producers int, post func()) {
	for p := range producers {
		share := n / producers
		if p == 0 {
			share += n % producers
		}
		go func() {
			for range share {
				post()
			}
		}()
	}
}

func immediate(l *loop.Loop, fn func()) { l.SetImmediate(fn) }

func chain(n int, next func(*loop.Loop, func())) time.Duration {
	return chainOn(loop.New(loop.Options{}), n, next)
}

// chainOn: 64 callbacks wait at a time, the last sets the next 64.
func chainOn(l *loop.Loop, n int, next func(*loop.Loop, func())) time.Duration {
	const batch = 64
	ran := 0
	var fn func()
	set := func() {
		for range batch {
			next(l, fn)
		}
	}
	fn = func() {
		if ran++; ran%batch == 0 && ran < n {
			set()
		}
	}
	set()
	start := time.Now()
	_ = l.Run(context.Background())
	return time.Since(start)
}
