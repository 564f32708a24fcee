package progress

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// terminal is written to by the bar's goroutine.
type terminal struct {
	mu sync.Mutex
	bytes.Buffer
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.Buffer.Write(p)
}

func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.Buffer.String()
}

func (t *terminal) wait(tb testing.TB, text string) {
	tb.Helper()
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(t.String(), text); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			tb.Fatalf("%q is never on the terminal: %q", text, t.String())
		}
	}
}

func TestLongRun(t *testing.T) {
	w := new(terminal)
	b := after(0, w)
	w.wait(t, "listing packages")
	b.Expect(3)
	b.Done()
	w.wait(t, "1 / 3 packages")
	b.Done()
	w.wait(t, "2 / 3 packages")
	b.End()
	if lines := strings.Split(strings.TrimSuffix(w.String(), "\r"), "\r"); strings.Trim(lines[len(lines)-1], " \x1b[0m") != "" {
		t.Errorf("this is left: %q", w.String())
	}
	if strings.Contains(w.String(), "\n") {
		t.Errorf("more than one line: %q", w.String())
	}
	b.End()
}

func TestShortRun(t *testing.T) {
	w := new(terminal)
	b := after(time.Hour, w)
	b.Expect(1)
	b.Done()
	b.End()
	if w.String() != "" {
		t.Errorf("%q", w.String())
	}
}

func TestNoTerminal(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/stderr")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := On(f)
	if b != nil {
		t.Error("a file is taken for a terminal")
	}
	b.Expect(1)
	b.Done()
	b.End()
}
