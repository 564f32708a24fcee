package stall_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/stall"
)

// sleeper makes this binary a process that takes so long.
const sleeper = "STALL_TEST_SLEEP"

// pause is how long the callbacks hold the loop.
var pause = 60 * time.Millisecond

func TestMain(m *testing.M) {
	if os.Getenv(sleeper) != "" {
		d, _ := time.ParseDuration(os.Getenv(sleeper))
		time.Sleep(d)
		return
	}
	goleak.VerifyTestMain(m)
}

// silent is a pipe into which a byte is written when the pause is over.
func silent(t testing.TB) (read func()) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return func() {
		time.AfterFunc(pause, func() { _, _ = w.Write([]byte{0}) })
		_, _ = r.Read(make([]byte, 1))
	}
}

func burn() {
	for start, x := time.Now(), 0; time.Since(start) < pause; x++ {
		_ = fmt.Sprint(x)
	}
}

func TestReports(t *testing.T) {
	defer goleak.VerifyNone(t)
	never := make(chan int)
	var mu sync.Mutex
	for _, c := range []struct {
		name, check, operation, wait string
		callback                     func()
	}{
		{"sleep", "loopwait", "time.Sleep", "sleep", func() { time.Sleep(pause) }},
		{"receive", "loopwait", "runtime.chanrecv", "chan receive", func() {
			go func() { time.Sleep(pause); never <- 1 }()
			<-never
		}},
		{"select", "loopwait", "runtime.selectgo", "select", func() {
			select {
			case <-never:
			case <-time.After(pause):
			}
		}},
		{"lock", "loopwait", "sync.(*Mutex).Lock", "sync.Mutex", func() {
			mu.Lock()
			time.AfterFunc(pause, mu.Unlock)
			mu.Lock()
			mu.Unlock() //nolint:staticcheck // the section is empty on purpose
		}},
		{"read", "loopfs", "os.(*File).Read", "i/o", silent(t)},
		{"process", "loopexec", "os/exec.(*Cmd).Run", "", func() {
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), sleeper+"="+pause.String())
			if err := cmd.Run(); err != nil {
				t.Error(err)
			}
		}},
		{"compute", "loopcpu", "", "", burn},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines, log bytes.Buffer
			r := held(t, c.callback, &lines, &log)
			fits := func() bool {
				return r.Check == c.check && strings.HasPrefix(r.Operation, c.operation) && (c.check == "loopcpu" || c.wait == "" || r.Wait == c.wait)
			}
			// A busy machine takes the stack too late, or what it interrupted for longer
			// than the operation took, and rests: then once more, and longer.
			for ; !fits() && pause < 10*time.Second; pause *= 4 {
				lines.Reset()
				log.Reset()
				r = held(t, c.callback, &lines, &log)
			}
			if r.Loop != "test" || r.Callback != "Update" || r.For < 20*time.Millisecond || r.For > time.Minute || r.Ongoing {
				t.Errorf("%+v", r)
			}
			if !fits() {
				t.Errorf("check %s, operation %s, wait %s\n%v", r.Check, r.Operation, r.Wait, r.Stack)
			}
			found := false
			for _, f := range r.Stack {
				found = found || filepath.Base(f.File) == "stall_test.go"
			}
			if !found {
				t.Errorf("stack without this file: %v", r.Stack)
			}
			read, err := stall.Read(&lines)
			if err != nil || len(read) == 0 || read[0].Operation != r.Operation || read[0].For != r.For {
				t.Errorf("Read: %v, %v", read, err)
			}
			if !strings.Contains(log.String(), "Update held the loop for") {
				t.Error(log.String())
			}
		})
	}
}

// held is the report on the callback in a select loop written by hand, empty if there
// is none.
func held(t *testing.T, callback func(), lines, log *bytes.Buffer) stall.Report {
	t.Helper()
	reports := make(chan stall.Report, 10)
	w := stall.New(stall.Options{
		Loop: "test", Overdue: time.Minute, Hook: func(r stall.Report) { reports <- r },
		JSON: lines, Logger: slog.New(slog.NewTextHandler(log, nil)),
	})
	done := make(chan struct{})
	go func() { // a select loop written by hand
		defer close(done)
		update := func(f func()) {
			defer w.Enter("Update")()
			defer w.Enter("nested")()
			f()
		}
		for range 3 {
			update(func() {})
		}
		update(callback)
	}()
	<-done
	defer w.Close()
	busy := time.After(2 * time.Second)
	for {
		select {
		case r := <-reports:
			if r.For > pause*3/4 {
				return r
			}
			lines.Reset() // a busy machine interrupted one of the empty ones
			log.Reset()
		case <-busy: // it has not let the watchdog run in time
			return stall.Report{}
		}
	}
}

// With two goroutines whose outer frames are equal the profile cannot tell which is
// the loop: the trace of all goroutines does, by id.
func TestTwinLoops(t *testing.T) {
	defer goleak.VerifyNone(t)
	var report stall.Report
	// A busy machine lets the watch miss the callback: then once more, and longer.
	for pause := 60 * time.Millisecond; len(report.Stack) == 0 && pause < 10*time.Second; pause *= 4 {
		w := stall.New(stall.Options{Hook: func(r stall.Report) { report = r }})
		held, stop := make(chan struct{}), make(chan struct{})
		for i := range 2 {
			go func() {
				if i == 0 {
					exit := w.Enter("loop")
					time.Sleep(pause)
					exit()
					close(held)
				}
				<-stop
			}()
		}
		<-held
		w.Close()
		close(stop)
	}
	if report.Operation != "time.Sleep" {
		t.Errorf("%+v", report)
	}
}

// A capture that is dear is not repeated soon; how long the loop was held is told
// all the same.
func TestReportsWhileResting(t *testing.T) {
	defer goleak.VerifyNone(t)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 5000 {
		wg.Go(func() { <-stop })
	}
	var reports []stall.Report
	// A busy machine lets the watch miss a whole callback: then once more, and longer.
	for pause := 60 * time.Millisecond; len(reports) != 3 && pause < 10*time.Second; pause *= 4 {
		reports = nil
		w := stall.New(stall.Options{Hook: func(r stall.Report) { reports = append(reports, r) }, Overdue: time.Minute})
		for range 3 {
			exit := w.Enter("Update")
			time.Sleep(pause)
			exit()
		}
		w.Close()
	}
	close(stop)
	wg.Wait()
	if len(reports) != 3 {
		t.Errorf("%v", reports)
	}
}

func TestOverdueAndQuiet(t *testing.T) {
	defer goleak.VerifyNone(t)
	synctest.Test(t, testOverdueAndQuiet)
}

func testOverdueAndQuiet(t *testing.T) {
	reports := make(chan stall.Report, 10)
	w := stall.New(stall.Options{Overdue: 50 * time.Millisecond, Quiet: 100 * time.Millisecond, Hook: func(r stall.Report) { reports <- r }})
	defer w.Close()
	exit := w.Enter("quiet")
	time.Sleep(40 * time.Millisecond)
	exit()
	time.Sleep(100 * time.Millisecond)
	exit = w.Enter("deadlock")
	first := <-reports
	exit()
	second := <-reports
	if !first.Ongoing || second.Ongoing || first.Callback != "deadlock" || second.For < first.For {
		t.Errorf("%v\n%v", first, second)
	}
	w.Close()
	if len(reports) > 0 {
		t.Error("more reports:", <-reports)
	}
}

func TestReadSaysWhichLine(t *testing.T) {
	defer goleak.VerifyNone(t)
	reports, err := stall.Read(strings.NewReader("{\"loop\":\"a\"}\n\n{"))
	if len(reports) != 1 || err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Error(reports, err)
	}
}

func parked(b *testing.B, n int) {
	stop := make(chan struct{})
	for range n {
		go func() { <-stop }()
	}
	runtime.Gosched()
	b.Cleanup(func() { close(stop) })
}

// BenchmarkStallCapture is one report, with others parked.
func BenchmarkStallCapture(b *testing.B) {
	b.Run("goroutines=10000", func(b *testing.B) {
		parked(b, 10000)
		w := stall.New(stall.Options{Budget: time.Hour})
		defer w.Close()
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		ready := make(chan struct{})
		go func() {
			defer w.Enter("stalled")()
			close(ready)
			<-ctx.Done()
		}()
		<-ready
		for b.Loop() {
			if r := stall.Capture(w); len(r.Stack) == 0 {
				b.Fatal("no stack")
			}
		}
	})
}

func BenchmarkEnter(b *testing.B) {
	w := stall.New(stall.Options{Budget: time.Hour})
	defer w.Close()
	b.ReportAllocs()
	for b.Loop() {
		w.Enter("Update")()
	}
}
