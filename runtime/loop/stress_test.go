package loop_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

var offloads = flag.Int("offloads", 200_000, "how many tasks TestNothingLost offloads (10,000,000 for a release)")

// Tasks of all classes and kinds, one in eight cancelled, one in a thousand
// panicking or leaving by Goexit, some refused, and the loop closed before the end:
// none is lost, none completes twice.
func TestNothingLost(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := pool.New(pool.Options{Queue: 500})
	defer p.Close(context.Background())
	l := loop.New(loop.Options{Pool: p, Grace: time.Hour}) // who still offloads when it is over gets no answer
	hold := l.Hold()
	defer hold.Release()
	r := rand.New(rand.NewPCG(3, 4))
	sent, completed, refused := 0, 0, 0
	var task *loop.Task
	var send func()
	send = func() {
		if sent >= *offloads {
			return
		}
		sent++
		if sent == *offloads*9/10 {
			l.Close()
		}
		n, once := sent, false
		work := func(context.Context) (int, error) {
			switch n % 2000 {
			case 1:
				panic(n)
			case 1001:
				runtime.Goexit()
			}
			return n, nil
		}
		done := func(got int, err error) {
			if once || err == nil && got != n {
				t.Errorf("task %d: %d, completed before: %t", n, got, once)
			}
			once = true
			completed++
			if err == pool.ErrFull {
				refused++
			}
			send()
		}
		if r.IntN(20) == 0 {
			task = loop.Go(l, work, done)
		} else {
			task = loop.Offload(l, pool.Class(r.IntN(3)), work, done)
		}
		if r.IntN(8) == 0 {
			if r.IntN(2) == 0 {
				task.Cancel()
			} else if r.IntN(100) == 0 {
				go task.Cancel()
			}
		}
	}
	for range 2000 {
		send()
	}
	start := time.Now()
	if err := l.Run(t.Context()); err != loop.ErrClosed {
		t.Error(err)
	}
	if completed != sent {
		t.Errorf("%d sent, %d completed", sent, completed)
	}
	t.Logf("%d offloads in %s, %d refused", sent, time.Since(start).Round(time.Millisecond), refused)
}
