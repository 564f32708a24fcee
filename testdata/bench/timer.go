package main

import (
	"context"
	"math/rand/v2"
	"syscall"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
	"github.com/loopvet/loopvet/runtime/loop"
)

// standing timers wait while others are created and cancelled.
const standing = 10_000

func timers(f *foreign) []contest {
	return []contest{
		{name: "timer create+cancel", unit: "ns/op", n: 20_000, often: 10, peers: f.with([]peer{
			{"runtime/loop", 70, perOp(cancelOurs)},
			{"time.AfterFunc", 0, perOp(cancelAfterFunc)},
		}, f.libuv("cancel", standing).atMost(1), f.nodeJS("cancel", standing, 1))},
		{name: "100k timers of 1 to 50 ms", unit: "CPU ns each", n: 100_000, peers: f.with([]peer{
			{"runtime/loop", 0, cpu(timersOurs)},
			{"time.AfterFunc", 0, cpu(timersAfterFunc)},
			{"goja SetTimeout", 0, cpu(timersGoja)},
		}, f.libuv("timers", 0).atMost(1), f.nodeJS("timers", 0, 1))},
	}
}

// cpu measures processor time.
func cpu(run func(n int)) func(int) (float64, error) {
	return func(n int) (float64, error) {
		before, err := cpuTime()
		if err != nil {
			return 0, err
		}
		run(n)
		after, err := cpuTime()
		return float64(after-before) / float64(n), err
	}
}

func cpuTime() (time.Duration, error) {
	var u syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), err
}

func delay(i, step int) time.Duration {
	return time.Hour + time.Duration(i*step%standing)*time.Second
}

func cancelOurs(n int) (d time.Duration) {
	l := loop.New(loop.Options{})
	for i := range standing {
		l.SetTimeout(delay(i, 7919), func() {}).Unref()
	}
	_ = l.Post(func() {
		start := time.Now()
		for i := range n {
			l.SetTimeout(delay(i, 104729), func() {}).Stop()
		}
		d = time.Since(start)
	})
	_ = l.Run(context.Background())
	return d
}

func cancelAfterFunc(n int) time.Duration {
	all := make([]*time.Timer, standing)
	for i := range all {
		all[i] = time.AfterFunc(delay(i, 7919), func() {})
	}
	start := time.Now()
	for i := range n {
		time.AfterFunc(delay(i, 104729), func() {}).Stop()
	}
	d := time.Since(start)
	for _, t := range all {
		t.Stop()
	}
	return d
}

// few returns the delays of 1 to 50 ms, the same in each trial.
func few() func() time.Duration {
	r := rand.New(rand.NewPCG(1, 2))
	return func() time.Duration { return time.Millisecond + time.Duration(r.Int64N(int64(49*time.Millisecond))) }
}

func timersOurs(n int) {
	l, next := loop.New(loop.Options{}), few()
	_ = l.Post(func() {
		for range n {
			l.SetTimeout(next(), func() {})
		}
	})
	_ = l.Run(context.Background())
}

func timersAfterFunc(n int) {
	next := few()
	done := make(chan struct{}, n)
	for range n {
		time.AfterFunc(next(), func() { done <- struct{}{} })
	}
	for range n {
		<-done
	}
}

func timersGoja(n int) {
	l, next := eventloop.NewEventLoop(), few()
	l.Run(func(*goja.Runtime) {
		for range n {
			l.SetTimeout(func(*goja.Runtime) {}, next())
		}
	})
}
