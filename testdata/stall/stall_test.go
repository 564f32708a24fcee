// Package stall_test puts the watchdog around loops that are not ours.
package stall_test

import (
	"bytes"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
	"go.uber.org/goleak"

	"github.com/loopvet/loopvet/runtime/stall"
)

// watched is a watch with all its outlets.
type watched struct {
	*stall.Watch
	reports []stall.Report // by the hook
	log     bytes.Buffer
	lines   bytes.Buffer
}

func watch(loop string) *watched {
	w := &watched{}
	w.Watch = stall.New(stall.Options{
		Loop: loop, Budget: 10 * time.Millisecond, Overdue: time.Minute,
		Hook:   func(r stall.Report) { w.reports = append(w.reports, r) },
		Logger: slog.New(slog.NewTextHandler(&w.log, nil)), JSON: &w.lines,
	})
	return w
}

// stalled expects one report of the function hold, through each outlet.
func (w *watched) stalled(t *testing.T, loop, callback, operation, check, wait string) {
	t.Helper()
	w.Close()
	read, err := stall.Read(&w.lines)
	if err != nil || len(w.reports) == 0 || len(read) != len(w.reports) {
		t.Fatalf("%d reports, %d lines, %v", len(w.reports), len(read), err)
	}
	i := 0 // a busy machine may add reports: the one that is meant has the operation
	for i < len(read)-1 && read[i].Operation != operation {
		i++
	}
	r := read[i]
	if r.Loop != loop || r.Callback != callback || r.Operation != operation || r.Check != check || r.Wait != wait || r.For < r.Budget {
		t.Errorf("%v", r)
	}
	hold := false
	for _, f := range r.Stack {
		hold = hold || strings.HasSuffix(f.Func, ".hold") && filepath.Base(f.File) == "stall_test.go" && f.Line > 0
	}
	if !hold {
		t.Errorf("the stack does not name the function that held the loop: %v", r.Stack)
	}
	if !strings.Contains(w.log.String(), operation) {
		t.Errorf("log: %s", w.log.String())
	}
}

// hold reads a pipe that gets nothing for a while.
func hold() {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	time.AfterFunc(100*time.Millisecond, func() { w.Close() })
	_, _ = r.Read(make([]byte, 1))
	_ = r.Close()
}

type model struct{ watch *stall.Watch }

type work struct{}

func (m model) Init() tea.Cmd { return func() tea.Msg { return work{} } }
func (m model) View() string  { return "" }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer m.watch.Enter("Update")()
	if _, ok := msg.(work); ok {
		hold()
		return m, tea.Quit
	}
	return m, nil
}

func TestBubbleTea(t *testing.T) {
	defer goleak.VerifyNone(t)
	w := watch("bubbletea")
	p := tea.NewProgram(model{w.Watch}, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	if _, err := p.Run(); err != nil {
		t.Fatal(err)
	}
	w.stalled(t, "bubbletea", "Update", "os.(*File).Read", "loopfs", "i/o")
}

func TestTview(t *testing.T) {
	defer goleak.VerifyNone(t)
	w := watch("tview")
	screen := tcell.NewSimulationScreen("")
	app := tview.NewApplication().SetScreen(screen)
	app.SetRoot(tview.NewButton("load").SetSelectedFunc(func() {
		defer w.Enter("load")()
		hold()
		app.Stop()
	}), true)
	app.QueueEvent(tcell.NewEventKey(tcell.KeyEnter, 0, 0))
	if err := app.Run(); err != nil {
		t.Fatal(err)
	}
	w.stalled(t, "tview", "load", "os.(*File).Read", "loopfs", "i/o")
}

// A select loop written by hand beats where it begins a callback.
func TestSelectLoop(t *testing.T) {
	defer goleak.VerifyNone(t)
	w := watch("hub")
	events, quit := make(chan func()), make(chan struct{})
	over := make(chan struct{})
	go func() {
		defer close(over)
		w.Begin()
		defer w.End()
		for {
			w.Idle()
			select {
			case handle := <-events:
				w.Beat()
				handle()
			case <-quit:
				return
			}
		}
	}()
	for range 100 {
		events <- func() {}
	}
	time.Sleep(30 * time.Millisecond) // waiting for an event is no stall
	events <- hold
	events <- func() {}
	close(quit)
	<-over
	w.stalled(t, "hub", "", "os.(*File).Read", "loopfs", "i/o")
}
