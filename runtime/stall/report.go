package stall

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"
)

// Report is one callback that held its loop longer than the budget.
type Report struct {
	Time      time.Time     `json:"time"`                // when the callback was seen first
	Loop      string        `json:"loop,omitempty"`      // Options.Loop
	Callback  string        `json:"callback,omitempty"`  // the name given to Enter
	For       time.Duration `json:"ns"`                  // how long; right to a quarter of the budget
	Budget    time.Duration `json:"budget_ns"`           // Options.Budget
	Ongoing   bool          `json:"ongoing,omitempty"`   // it still runs; another report follows at its end
	Wait      string        `json:"wait,omitempty"`      // what it is parked in; empty: it computes
	Operation string        `json:"operation,omitempty"` // the function that held the loop
	Check     string        `json:"check,omitempty"`     // the check of loopvet that it corresponds to
	Stack     []Frame       `json:"stack,omitempty"`     // of the loop's goroutine, innermost first; empty if there was no time to take it
}

// Frame is one line of a stack.
type Frame struct {
	Func string `json:"func"` // as package runtime names it: "os.(*File).Read"
	File string `json:"file"`
	Line int    `json:"line"`
}

// report is of the callback that runs, without a stack.
func (w *Watch) report(since time.Time, state uint64) *Report {
	r := &Report{Time: since, Loop: w.opts.Loop, Budget: w.opts.Budget}
	if l := w.label.Load(); l != nil && state&named != 0 {
		r.Callback = *l
	}
	return r
}

// forget drops what the capture came too late for.
func (r *Report) forget() { r.Wait, r.Operation, r.Check, r.Stack = "", "", "", nil }

// String is one line: "ui: Update held the loop for 52ms (budget 10ms) in os.ReadFile (loopfs)".
func (r Report) String() string {
	s := "callback"
	if r.Callback != "" {
		s = r.Callback
	}
	if r.Loop != "" {
		s = r.Loop + ": " + s
	}
	held := "held"
	if r.Ongoing {
		held = "has held"
	}
	s = fmt.Sprintf("%s %s the loop for %s (budget %s)", s, held, r.For.Round(time.Microsecond), r.Budget)
	if r.Operation != "" {
		s += fmt.Sprintf(" in %s (%s)", r.Operation, r.Check)
	}
	if r.Wait != "" {
		s += ", parked: " + r.Wait
	}
	return s
}

func (w *Watch) tell(r Report) {
	if w.opts.JSON != nil {
		if line, err := json.Marshal(r); err == nil {
			_, _ = w.opts.JSON.Write(append(line, '\n')) // a watch has nobody to tell
		}
	}
	if w.opts.Logger != nil {
		w.opts.Logger.LogAttrs(context.Background(), slog.LevelWarn, r.String(),
			slog.String("loop", r.Loop), slog.String("callback", r.Callback), slog.Duration("for", r.For),
			slog.String("operation", r.Operation), slog.String("check", r.Check))
	}
	if w.opts.Hook != nil {
		w.opts.Hook(r)
	}
}

// Read reads the JSON lines of a watch. An error names the line; the reports before
// it are returned.
func Read(in io.Reader) ([]Report, error) {
	var all []Report
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var r Report
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return all, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, r)
	}
	return all, lines.Err()
}
