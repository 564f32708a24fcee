package loop_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

var seeds = flag.Int("seeds", 3000, "how many random programs TestModel runs")

// A program is a tree of callbacks that set others. The loop and the model run the
// same program; the model has sorted slices instead of a heap, rings, workers and locks,
// and must run the same callbacks in the same order at the same times.
type act struct {
	kind  int // one of the constants
	id    int // the callback that it sets
	delay time.Duration
	then  []act // what that callback does, the first time
	panik bool  // whether it panics at its end
	times int   // kinds interval and rate: how often it runs
	unref bool  // timers and work
	heeds bool  // work: whether it ends early when it is cancelled
	of    int   // kinds stop, clear and cancel: the id of the timer, immediate or work
}

const (
	post = iota
	tick
	immediate
	timeout
	interval
	fixedRate
	onClose
	future
	goWork
	offload
	stop
	clearImmediate
	cancel
	closeLoop
	kinds
)

func program(r *rand.Rand) []act {
	next := 0
	set := map[int][]int{} // ids by kind
	pick := map[int][]int{stop: {timeout, interval, fixedRate}, clearImmediate: {immediate}, cancel: {goWork, offload}}
	var grow func(depth int) []act
	grow = func(depth int) []act {
		var acts []act
		for range r.IntN(5) {
			a := act{kind: r.IntN(kinds), delay: time.Duration(r.IntN(4)) * time.Millisecond, panik: r.IntN(10) == 0,
				times: 1 + r.IntN(3), unref: r.IntN(8) == 0, heeds: r.IntN(2) == 0}
			switch a.kind {
			case stop, clearImmediate, cancel:
				var ids []int
				for _, kind := range pick[a.kind] {
					ids = append(ids, set[kind]...)
				}
				if len(ids) == 0 {
					continue
				}
				a.of = ids[r.IntN(len(ids))]
			case closeLoop:
				if r.IntN(20) != 0 {
					continue
				}
			default:
				a.id = next
				next++
				set[a.kind] = append(set[a.kind], a.id)
				if depth < 5 {
					a.then = grow(depth + 1)
				}
			}
			acts = append(acts, a)
		}
		return acts
	}
	return grow(0)
}

const (
	modelTicks = 3 // Options.Ticks, small enough to be reached
	modelQueue = 2 // tasks that wait for the one worker
)

// real runs the program on a loop, in a bubble. Wherever the order of goroutines
// matters, it waits until all others are parked.
func real(t *testing.T, acts []act) (log []string) {
	p := pool.New(pool.Options{Workers: 1, Queue: modelQueue})
	l := loop.New(loop.Options{Pool: p, Ticks: modelTicks, OnPanic: func(*pool.PanicError) error { return nil }})
	start := time.Now()
	timers, immediates, tasks := map[int]*loop.Timer{}, map[int]loop.Immediate{}, map[int]*loop.Task{}
	var do func(acts []act)
	callback := func(a act) func() {
		n := 0
		return func() {
			log = append(log, fmt.Sprint(a.id, "@", time.Since(start)))
			if n++; n == 1 {
				do(a.then)
			}
			if n == a.times && a.kind != timeout && timers[a.id] != nil {
				timers[a.id].Stop()
			}
			if a.panik {
				panic(a.id)
			}
		}
	}
	timer := func(a act, t *loop.Timer) {
		if timers[a.id] = t; a.unref {
			t.Unref()
		}
	}
	work := func(a act) (func(context.Context) (int, error), func(int, error)) {
		fn := callback(a)
		return func(ctx context.Context) (int, error) {
				if !a.heeds {
					time.Sleep(workTime(a))
					return 0, nil
				}
				select {
				case <-time.After(workTime(a)):
					return 0, nil
				case <-ctx.Done():
					time.Sleep(cancelTime(a))
					return 0, ctx.Err()
				}
			}, func(_ int, err error) {
				if err != nil {
					log = append(log, fmt.Sprint("error ", a.id, ": ", err))
					return
				}
				fn()
			}
	}
	task := func(a act, t *loop.Task) {
		if tasks[a.id] = t; a.unref {
			t.Unref()
		}
		synctest.Wait()
	}
	do = func(acts []act) {
		for _, a := range acts {
			switch a.kind {
			case post:
				if l.Post(callback(a)) != nil {
					log = append(log, fmt.Sprint("refused ", a.id))
				}
			case tick:
				l.NextTick(callback(a))
			case immediate:
				immediates[a.id] = l.SetImmediate(callback(a))
			case timeout:
				timer(a, l.SetTimeout(a.delay, callback(a)))
			case interval:
				timer(a, l.SetInterval(a.delay+time.Millisecond, callback(a)))
			case fixedRate:
				fn := callback(a)
				timer(a, l.SetRate(a.delay+time.Millisecond, func(skipped int) {
					if skipped != 0 {
						t.Errorf("%d: %d skipped", a.id, skipped)
					}
					fn()
				}))
			case onClose:
				l.OnClose(callback(a))
			case future:
				f := loop.NewFuture[int](l)
				fn := callback(a)
				f.Then(func(int, error) { fn() })
				f.Resolve(0, nil)
			case goWork:
				work, done := work(a)
				task(a, loop.Go(l, work, done))
			case offload:
				synctest.Wait()
				work, done := work(a)
				task(a, loop.Offload(l, pool.IO, work, done))
			case stop:
				if timer := timers[a.of]; timer != nil {
					timer.Stop()
				}
			case clearImmediate:
				immediates[a.of].Clear()
			case cancel:
				if task := tasks[a.of]; task != nil {
					synctest.Wait() // the worker may be about to take this very task
					task.Cancel()
					synctest.Wait()
				}
			case closeLoop:
				l.Close()
			}
		}
	}
	do(acts)
	if err := l.Run(t.Context()); err != nil && !errors.Is(err, loop.ErrClosed) {
		t.Errorf("Run: %v", err)
	}
	if err := p.Close(t.Context()); err != nil {
		t.Errorf("Close: %v", err)
	}
	return log
}

// workTime is how long work takes; the id adds some microseconds, so that no two end
// together, not even sums of them.
func workTime(a act) time.Duration { return a.delay + time.Millisecond + spread(a.id+1) }

func cancelTime(a act) time.Duration { return spread(a.id + 3000) }

func spread(id int) time.Duration {
	n := time.Duration(id)
	return n * n * n * n * 7919 % 999_983
}

func TestModel(t *testing.T) {
	defer goleak.VerifyNone(t)
	n := *seeds
	if testing.Short() {
		n = min(n, 200)
	}
	for seed := range n {
		check(t, uint64(seed))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d seeds", n)
}

func FuzzModel(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(check)
}

func check(t *testing.T, seed uint64) {
	acts := program(rand.New(rand.NewPCG(seed, 7)))
	var got []string
	synctest.Test(t, func(t *testing.T) { got = real(t, acts) })
	if want := new(model).run(acts); !slices.Equal(got, want) {
		t.Errorf("seed %d: loop\n%q\nmodel\n%q", seed, got, want)
	}
}
