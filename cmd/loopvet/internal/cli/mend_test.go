package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

const program = `
-- go.mod --
module example.com/app

go 1.26
-- .loopvet.yml --
loops:
  - loop: own
    packages: [example.com/app]
    runs: ["Loop.Post#0"]
    offload: {post: "Loop.Post"}
-- app.go --
package app

import "os"

type Loop struct{ queue chan func() }

func (l *Loop) Post(f func()) { l.queue <- f }

func lock(l *Loop) {
	l.Post(func() { os.Remove("one") })
}
`

// TestStaleFile: somebody edits a file between the analysis and the fixes, once of
// a run that analyses, once of one that takes what is known from the cache.
func TestStaleFile(t *testing.T) {
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(program)), dir); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("GOFLAGS", "")
	t.Setenv(cache.Variable, filepath.Join(t.TempDir(), "cache"))
	before, err := os.ReadFile("app.go")
	if err != nil {
		t.Fatal(err)
	}
	after := bytes.Replace(before, []byte("one"), []byte("two"), 1) // of the same length
	for _, reused := range []int{0, 1} {
		if err := os.WriteFile("app.go", before, 0o600); err != nil {
			t.Fatal(err)
		}
		o, err := parseOptions([]string{"-fix"})
		if err != nil {
			t.Fatal(err)
		}
		var stdout, stderr strings.Builder
		r := newRun(o, dir, &stderr)
		if err := r.all(t.Context()); err != nil {
			t.Fatal(err)
		}
		if r.stats.Reused != reused {
			t.Errorf("%d packages from the cache, want %d", r.stats.Reused, reused)
		}
		if err := os.WriteFile("app.go", after, 0o600); err != nil {
			t.Fatal(err)
		}
		if code := r.mend(&stdout); code != Found {
			t.Errorf("exit code %d", code)
		}
		want := "app.go:10:21: os.Remove: left: the file has changed since it was analysed: run it again\n" +
			"0 of 1 finding fixed; 1 stays: -v says why\n"
		if stdout.Len() > 0 || stderr.String() != want {
			t.Errorf("stdout %q, stderr %q", &stdout, &stderr)
		}
		if now, err := os.ReadFile("app.go"); err != nil || !bytes.Equal(now, after) {
			t.Errorf("%v: it was written to:\n%s", err, now)
		}
	}
}
