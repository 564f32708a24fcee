package stall_test

import (
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/stall"
)

func TestLoop(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, testLoop)
}

func testLoop(t *testing.T) {
	reports := make(chan stall.Report, 10)
	w := stall.New(stall.Options{Hook: func(r stall.Report) { reports <- r }})
	l := loop.New(loop.Options{Stall: w})
	l.SetTimeout(80*time.Millisecond, func() {}) // being asleep is no stall
	for range 100 {
		_ = l.Post(func() { time.Sleep(time.Millisecond) }) // nor are many short callbacks
	}
	_ = l.Post(func() { time.Sleep(60 * time.Millisecond) })
	if err := l.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if len(reports) != 1 {
		t.Fatalf("%d reports", len(reports))
	}
	if r := <-reports; r.Operation != "time.Sleep" {
		t.Errorf("%+v", r)
	}
}
