package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
	"github.com/loopvet/loopvet/runtime/loop"
)

// perOp makes a peer's run of what takes d in all.
func perOp(run func(n int) time.Duration) func(int) (float64, error) {
	return func(n int) (float64, error) { return float64(run(n)) / float64(n), nil }
}

// posts: goroutines give callbacks to a loop that runs; callbacks give each other.
func posts(f *foreign) []contest {
	var all []contest
	for _, producers := range []int{1, 2, 8} {
		c := contest{name: fmt.Sprint("post, producers: ", producers), unit: "ns/op", n: 1_000_000, peers: f.with([]peer{
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
		contest{name: "next tick", unit: "ns/op", n: 1_000_000, peers: f.with([]peer{
			{"NextTick", 8, perOp(func(n int) time.Duration { return chain(n, (*loop.Loop).NextTick) })},
		}, f.nodeJS("nextTick", 0, 1).atMost(1))},
		contest{name: "immediate", unit: "ns/op", n: 1_000_000, peers: f.with([]peer{
			{"SetImmediate", 8, perOp(func(n int) time.Duration {
				return chain(n, func(l *loop.Loop, fn func()) { l.SetImmediate(fn) })
			})},
		}, f.nodeJS("setImmediate", 0, 5).atMost(1))},
	)
}

func postOurs(n, producers int) time.Duration {
	l := loop.New(loop.Options{})
	hold := l.Hold()
	ran := 0
	fn := func() {
		if ran++; ran == n {
			hold.Release()
		}
	}
	start := time.Now()
	produce(n, producers, func() {
		for l.Post(fn) != nil {
			runtime.Gosched()
		}
	})
	_ = l.Run(context.Background())
	return time.Since(start)
}

func postChannel(n, producers int) time.Duration {
	c := make(chan func(), 1<<16)
	ran := 0
	fn := func() { ran++ }
	start := time.Now()
	produce(n, producers, func() { c <- fn })
	for ran < n {
		(<-c)()
	}
	return time.Since(start)
}

func postGoja(n, producers int) time.Duration {
	l := eventloop.NewEventLoop()
	done := make(chan struct{})
	ran := 0
	fn := func(*goja.Runtime) {
		if ran++; ran == n {
			close(done)
		}
	}
	l.Start()
	defer l.Stop()
	start := time.Now()
	produce(n, producers, func() { l.RunOnLoop(fn) })
	<-done
	return time.Since(start)
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

// chain: 64 callbacks wait at a time, the last sets the next 64.
func chain(n int, next func(*loop.Loop, func())) time.Duration {
	l := loop.New(loop.Options{})
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
