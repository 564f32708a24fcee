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
// same program; the model is forty lines with sorted slices instead of a heap,
// rings and locks, and must run the same callbacks in the same order at the same
// times.
type act struct {
	kind  int // one of the constants
	id    int // the callback that it sets
	delay time.Duration
	then  []act // what that callback does
	panik bool  // and whether it panics at its end
	stop  int   // kind stopTimer: the timer's id
}

const (
	post = iota
	tick
	immediate
	timeout
	stopTimer
	offload
	closeLoop
	kinds
)

func program(r *rand.Rand) []act {
	next := 0
	var timers []int
	var grow func(depth int) []act
	grow = func(depth int) []act {
		var acts []act
		for range r.IntN(5) {
			a := act{kind: r.IntN(kinds), delay: time.Duration(r.IntN(4)) * time.Millisecond, panik: r.IntN(10) == 0}
			switch a.kind {
			case stopTimer:
				if len(timers) == 0 {
					continue
				}
				a.stop = timers[r.IntN(len(timers))]
			case closeLoop:
				if r.IntN(20) != 0 {
					continue
				}
			default:
				a.id = next
				next++
				if a.kind == timeout {
					timers = append(timers, a.id)
				}
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

const modelTicks = 3 // Options.Ticks, small enough to be reached

// real runs the program on a loop. In a bubble, work of 1 ms or more ends in the
// order of its delays; the id adds some microseconds, so that no two end together.
func real(t *testing.T, acts []act) (log []string) {
	l := loop.New(loop.Options{Ticks: modelTicks, OnPanic: func(*pool.PanicError) error { return nil }})
	start := time.Now()
	timers := map[int]*loop.Timer{}
	var do func(acts []act)
	callback := func(a act) func() {
		return func() {
			log = append(log, fmt.Sprint(a.id, "@", time.Since(start)))
			do(a.then)
			if a.panik {
				panic(a.id)
			}
		}
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
				l.SetImmediate(callback(a))
			case timeout:
				timers[a.id] = l.SetTimeout(a.delay, callback(a))
			case stopTimer:
				if timer := timers[a.stop]; timer != nil {
					timer.Stop()
				}
			case offload:
				fn := callback(a)
				loop.Go(l, func(ctx context.Context) (int, error) {
					time.Sleep(workTime(a))
					return 0, nil
				}, func(_ int, err error) {
					if err != nil {
						log = append(log, fmt.Sprint("error ", a.id))
						return
					}
					fn()
				})
			case closeLoop:
				l.Close()
			}
		}
	}
	do(acts)
	if err := l.Run(t.Context()); err != nil && !errors.Is(err, loop.ErrClosed) {
		t.Errorf("Run: %v", err)
	}
	return log
}

func workTime(a act) time.Duration {
	id := time.Duration(a.id + 1)
	return a.delay + time.Millisecond + id*id*id*id*7919%999_983 // sums of these are distinct, too
}

// model is the specification: what package loop's comment says about the order.
func model(acts []act) (log []string) {
	type timed struct {
		at  time.Duration
		seq int
		a   act
	}
	var posts, immediates, ticks []act
	var timers, works []timed
	var rejected []act
	var now time.Duration
	seq, left, closed, finishing := 0, modelTicks, false, false
	earlier := func(x, y timed) int {
		if x.at != y.at {
			return int(x.at - y.at)
		}
		return x.seq - y.seq
	}
	var do func([]act)
	call := func(a act) {
		log = append(log, fmt.Sprint(a.id, "@", now))
		do(a.then)
	}
	drain := func() {
		for ; len(ticks) > 0 && left > 0; left-- {
			a := ticks[0]
			ticks = ticks[1:]
			call(a)
		}
	}
	after := func(a act) {
		call(a)
		drain()
	}
	do = func(acts []act) {
		for _, a := range acts {
			switch a.kind {
			case post:
				if closed {
					log = append(log, fmt.Sprint("refused ", a.id))
				} else {
					posts = append(posts, a)
				}
			case tick:
				ticks = append(ticks, a)
			case immediate:
				immediates = append(immediates, a)
			case timeout:
				seq++
				timers = append(timers, timed{now + a.delay, seq, a})
				slices.SortFunc(timers, earlier)
			case stopTimer:
				timers = slices.DeleteFunc(timers, func(t timed) bool { return t.a.id == a.stop })
			case offload:
				if finishing {
					rejected = append(rejected, a)
					continue
				}
				seq++
				works = append(works, timed{now + workTime(a), seq, a})
				slices.SortFunc(works, earlier)
			case closeLoop:
				closed = true
			}
		}
	}
	do(acts)
	for {
		// Sleep until something is due.
		if len(posts)+len(ticks)+len(rejected) == 0 && (finishing || !closed && len(immediates) == 0) {
			next := time.Duration(-1)
			if len(works) > 0 {
				next = works[0].at
			}
			if len(timers) > 0 && !finishing && (next < 0 || timers[0].at < next) {
				next = timers[0].at
			}
			if next < 0 {
				return log
			}
			now = max(now, next)
		}
		finishing = finishing || closed
		batch := posts
		posts = nil
		var landed []act
		for len(works) > 0 && works[0].at <= now {
			landed = append(landed, works[0].a)
			works = works[1:]
		}
		left = modelTicks
		limit := seq
		drain() // the ticks left over
		if !finishing {
			for len(timers) > 0 && timers[0].at <= now && timers[0].seq <= limit {
				a := timers[0].a
				timers = timers[1:]
				after(a)
			}
		}
		for _, a := range append(batch, landed...) {
			after(a)
		}
		if !finishing {
			check := immediates
			immediates = nil
			for _, a := range check {
				after(a)
			}
		}
		refused := rejected
		rejected = nil
		for _, a := range refused {
			log = append(log, fmt.Sprint("error ", a.id))
			drain()
		}
	}
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
	if want := model(acts); !slices.Equal(got, want) {
		t.Errorf("seed %d: loop\n%q\nmodel\n%q", seed, got, want)
	}
}
