package stall_test

import (
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
	"github.com/loopvet/loopvet/runtime/stall"
)

// onLoop runs what set adds to a watched loop, in a bubble, and returns the reports.
func onLoop(t *testing.T, set func(l *loop.Loop, w *stall.Watch)) (reports []stall.Report) {
	t.Helper()
	defer goleak.VerifyNone(t)
	synctest.Test(t, func(t *testing.T) {
		w := stall.New(stall.Options{Hook: func(r stall.Report) { reports = append(reports, r) }})
		l := loop.New(loop.Options{Stall: w, OnPanic: func(*pool.PanicError) error { return nil }})
		set(l, w)
		if err := l.Run(t.Context()); err != nil {
			t.Error(err)
		}
		w.Close()
	})
	return reports
}

func hold() { time.Sleep(60 * time.Millisecond) }

func TestLoop(t *testing.T) {
	reports := onLoop(t, func(l *loop.Loop, _ *stall.Watch) {
		l.SetTimeout(80*time.Millisecond, func() {}) // being asleep is no stall
		for range 100 {
			_ = l.Post(func() { time.Sleep(time.Millisecond) }) // nor are many short callbacks
		}
		_ = l.Post(hold)
	})
	if len(reports) != 1 || reports[0].Operation != "time.Sleep" {
		t.Errorf("%v", reports)
	}
}

func TestLoopFirstCallback(t *testing.T) {
	reports := onLoop(t, func(l *loop.Loop, _ *stall.Watch) { _ = l.Post(hold) })
	if len(reports) != 1 {
		t.Errorf("%v", reports)
	}
}

// What follows a panic is another callback.
func TestLoopAfterPanic(t *testing.T) {
	reports := onLoop(t, func(l *loop.Loop, _ *stall.Watch) {
		_ = l.Post(func() {})
		for range 10 {
			_ = l.Post(func() { time.Sleep(8 * time.Millisecond); panic("boom") })
		}
	})
	if len(reports) != 0 {
		t.Errorf("%v", reports)
	}
}

// A callback that gives its name with Enter does not give it to the others.
func TestLoopNames(t *testing.T) {
	reports := onLoop(t, func(l *loop.Loop, w *stall.Watch) {
		_ = l.Post(func() { defer w.Enter("save")(); hold() })
		_ = l.Post(hold)
	})
	if len(reports) != 2 || reports[0].Callback != "save" || reports[1].Callback != "" {
		t.Errorf("%v", reports)
	}
}
