package loop_test

import (
	"fmt"
	"math"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
)

func TestPhases(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		var got []string
		add := func(s string) func() { return func() { got = append(got, s) } }
		l.OnClose(add("close"))
		_ = l.Post(func() {
			got = append(got, "post1")
			l.SetImmediate(func() {
				got = append(got, "check")
				l.SetImmediate(add("check2"))
			})
			l.SetTimeout(0, add("timer0"))
			l.NextTick(func() {
				got = append(got, "tick1")
				l.NextTick(add("tick3"))
			})
			l.NextTick(add("tick2"))
			_ = l.Post(add("post3"))
		})
		_ = l.Post(add("post2"))
		run(t, l)
		want(t, got, "post1 tick1 tick2 tick3 post2 check timer0 post3 check2 close")
	})
}

func TestTimers(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		start := time.Now()
		var got []string
		add := func(s string) func() {
			return func() { got = append(got, fmt.Sprint(s, "@", time.Since(start).Milliseconds())) }
		}
		l.SetTimeout(20*time.Millisecond, add("b"))
		l.SetTimeout(10*time.Millisecond, add("a1"))
		l.SetTimeout(10*time.Millisecond, add("a2"))
		stopped := l.SetTimeout(10*time.Millisecond, add("never"))
		l.SetTimeout(5*time.Millisecond, func() {
			if !stopped.Stop() || stopped.Stop() {
				t.Error("Stop: want true, then false")
			}
		})
		l.SetTimeout(time.Hour, add("unref")).Unref()
		l.SetTimeout(30*time.Millisecond, add("ref")).Unref().Ref()
		run(t, l)
		want(t, got, "a1@10 a2@10 b@20 ref@30")
	})
}

func TestIntervals(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		start := time.Now()
		var got []string
		note := func(s string) { got = append(got, fmt.Sprint(s, time.Since(start).Milliseconds())) }
		var delay, rate *loop.Timer
		n, m := 0, 0
		delay = l.SetInterval(10*time.Millisecond, func() {
			note("d")
			time.Sleep(5 * time.Millisecond) // fixed pause: 10, 25, 40
			if n++; n == 3 {
				delay.Stop()
				rate = l.SetRate(10*time.Millisecond, func(skipped int) {
					note(fmt.Sprint("r", skipped, "/"))
					if m++; m == 2 {
						time.Sleep(25 * time.Millisecond)
					}
					if m == 4 {
						rate.Stop()
					}
				})
			}
		})
		run(t, l)
		// The turn began at 40: due at 50, 60; held until 85: 70 is late by 15, which skips 80; 90.
		want(t, got, "d10 d25 d40 r0/50 r0/60 r1/85 r0/90")
	})
}

func TestImmediateClear(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		ran := 0
		a := l.SetImmediate(func() { ran++ })
		var c loop.Immediate
		l.SetImmediate(func() {
			if a.Clear() {
				t.Error("a has run")
			}
			if !c.Clear() || c.Clear() {
				t.Error("c: want true, then false")
			}
		})
		c = l.SetImmediate(func() { t.Error("cleared") })
		if (loop.Immediate{}).Clear() {
			t.Error("zero Immediate")
		}
		run(t, l)
		if ran != 1 || a.Clear() {
			t.Error("a must run once and be gone")
		}
	})
}

func TestTicksDoNotStarve(t *testing.T) {
	both(t, func(t *testing.T) {
		l := loop.New(loop.Options{Ticks: 100})
		ticks, stop := 0, false
		var again func()
		again = func() {
			ticks++
			if !stop {
				l.NextTick(again)
			}
		}
		_ = l.Post(func() {
			again()
			l.SetTimeout(0, func() { stop = true })
		})
		run(t, l)
		if ticks < 100 {
			t.Errorf("%d ticks", ticks)
		}
	})
}

// The clock stands still during a turn, not while the program is set up.
func TestSetupTakesTime(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		start := time.Now()
		var got []string
		add := func(s string) func() {
			return func() { got = append(got, fmt.Sprint(s, "@", time.Since(start).Milliseconds())) }
		}
		l.SetTimeout(time.Second, add("a"))
		time.Sleep(3 * time.Second)
		if !l.Now().Equal(time.Now()) {
			t.Error("Now:", l.Now())
		}
		l.SetTimeout(time.Second, add("b"))
		run(t, l)
		want(t, got, "a@3000 b@4000")
	})
}

// The longest duration means never, and does not wrap around to at once.
func TestLongestDuration(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		time.Sleep(time.Second)
		l.SetTimeout(math.MaxInt64, func() { t.Error("timeout") }).Unref()
		l.SetInterval(math.MaxInt64, func() { t.Error("interval") }).Unref()
		l.SetRate(math.MaxInt64, func(int) { t.Error("rate") }).Unref()
		l.SetTimeout(time.Hour, func() {
			l.SetTimeout(math.MaxInt64, func() { t.Error("timeout") }).Unref()
		})
		run(t, l)
	})
}
