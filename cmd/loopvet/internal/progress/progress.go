// Package progress shows on a terminal how far a long run is.
package progress

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/cheggaaa/pb/v3"
	"github.com/mattn/go-isatty"
)

// patience is how long a run may take before it has to say something.
const patience = 2 * time.Second

// Bar is a line that stands on the terminal until the run ends, but not before
// the run has taken a while. Nil shows nothing. Nobody else may write to the
// terminal meanwhile.
type Bar struct {
	bar *pb.ProgressBar

	mu    sync.Mutex
	timer *time.Timer
	ended bool
}

// On returns a bar for a run that begins now, nil if w is no terminal.
func On(w io.Writer) *Bar {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" || !isatty.IsTerminal(f.Fd()) && !isatty.IsCygwinTerminal(f.Fd()) {
		return nil
	}
	return after(patience, w)
}

const line pb.ProgressBarTemplate = `{{if .Total}}{{counters .}} packages {{bar .}} {{percent .}}{{else}}listing packages{{end}}`

func after(wait time.Duration, w io.Writer) *Bar {
	b := &Bar{bar: pb.New(0)}
	b.bar.Set(pb.Terminal, true).Set(pb.Color, false).Set(pb.CleanOnFinish, true) // before the writer: it settles them
	b.bar.SetTemplate(line).SetWriter(w).SetMaxWidth(80)
	b.timer = time.AfterFunc(wait, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if !b.ended {
			b.bar.Start()
			b.bar.Write()
		}
	})
	return b
}

// Expect says that more packages are to be done.
func (b *Bar) Expect(packages int) {
	if b != nil {
		b.bar.AddTotal(int64(packages))
	}
}

// Done says that one of them is.
func (b *Bar) Done() {
	if b != nil {
		b.bar.Increment()
	}
}

// End takes the bar away.
func (b *Bar) End() {
	if b == nil {
		return
	}
	b.timer.Stop()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
	if b.bar.IsStarted() {
		b.bar.Finish()
	}
}
