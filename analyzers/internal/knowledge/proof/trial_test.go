package proof

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A trial calls one function, or a few that do the same.
type trial struct {
	names string // types.Func.FullName, with spaces between
	// prepare makes what the call needs in the empty directory it is given, and
	// returns the call. What it registers with cleanup is run after the call.
	prepare func(t *bench) (call func())
}

// bench is what a trial works with.
type bench struct {
	dir      string
	cleanups []func()
}

func (b *bench) cleanup(f func()) { b.cleanups = append(b.cleanups, f) }

// file makes a file of n bytes and returns its path.
func (b *bench) file(name string, n int) string {
	path := filepath.Join(b.dir, name)
	must(0, os.MkdirAll(filepath.Dir(path), 0o700))
	must(0, os.WriteFile(path, make([]byte, n), 0o600))
	return path
}

// open opens a file of n bytes for reading and writing.
func (b *bench) open(name string, n int) *os.File {
	f := must(os.OpenFile(b.file(name, n), os.O_RDWR, 0))
	b.cleanup(func() { f.Close() })
	return f
}

func (b *bench) root() *os.Root {
	r := must(os.OpenRoot(b.dir))
	b.cleanup(func() { r.Close() })
	return r
}

// must panics with the error: a trial that fails proves nothing.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// simple is a trial that needs no preparation.
func simple(call func()) func(*bench) func() { return func(*bench) func() { return call } }

// run runs one trial and measures the call.
func (tr *trial) run(dir string, begin, end func()) (m measure, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	b := &bench{dir: dir}
	defer func() {
		for i := len(b.cleanups) - 1; i >= 0; i-- {
			b.cleanups[i]()
		}
	}()
	call := tr.prepare(b)
	begin()
	cpu, start := processTime(), time.Now()
	call()
	m = measure{wall: time.Since(start), cpu: processTime() - cpu}
	end()
	return m, nil
}

// measure is what the clock says of a call.
type measure struct{ wall, cpu time.Duration }

// processTime is the processor time that the process has used.
func processTime() time.Duration {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// childVar is set for the process that is traced. It runs the trials whose names
// it holds.
const childVar = "LOOPVET_PROOF_TRIALS"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVar); dir != "" {
		child(dir)
		return
	}
	os.Exit(m.Run())
}
