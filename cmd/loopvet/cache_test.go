package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/demo"
)

// TestCacheChangesNothing compares what is printed without a cache with what is
// printed by the run that fills one and by those that use it: in every format,
// and after each file of the program was edited in turn.
func TestCacheChangesNothing(t *testing.T) {
	all := [][]string{
		{"-json", "-v"}, {"-color", "always"}, {"-sarif"}, {"-github"}, {"-plain", "-unresolved", "-v"},
		{"-plain", "-light", "-checks", "loopfs"}, {"why", "os.ReadFile", "-min-grade", "possible"},
	}
	for name, write := range map[string]func(dir string) (string, error){
		"demo":  demo.Write,
		"agree": extract("agree.txtar"),
		"joins": extract("joins.txtar"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, err := write(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			c := t.TempDir()
			formats := all
			if name != "agree" {
				formats = all[:1]
			}
			for _, format := range formats {
				want := printed(t, dir, "off", format)
				for _, run := range []string{"cold", "warm"} {
					if diff := cmp.Diff(want, printed(t, dir, c, format)); diff != "" {
						t.Errorf("%s %q: -off +cache\n%s", run, format, diff)
					}
				}
			}
			edits(t, dir, c)
		})
	}
}

// edits appends a comment to each file, and compares.
func edits(t *testing.T, dir, c string) {
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, append(src, "\n// edited\n"...), 0o600); err != nil {
			return err
		}
		format := []string{"-json", "-v"}
		if diff := cmp.Diff(printed(t, dir, "off", format), printed(t, dir, c, format)); diff != "" {
			t.Errorf("%s edited: -off +cache\n%s", path, diff)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestDamagedCache: whichever entry is lost, cut short or exchanged, the run that
// meets it prints what it would without a cache.
func TestDamagedCache(t *testing.T) {
	dir, err := extract("agree.txtar")(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := t.TempDir()
	format := []string{"-json", "-v"}
	want := printed(t, dir, c, format)
	file := filepath.Join(dir, "app.go")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var entries []string
	err = filepath.WalkDir(c, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && len(filepath.Base(filepath.Dir(path))) == 2 {
			entries = append(entries, path)
		}
		return err
	})
	if err != nil || len(entries) < 20 {
		t.Fatal(err, len(entries))
	}
	for i, harm := range []func(path string) error{
		os.Remove,
		func(path string) error { return os.Truncate(path, 40) },
		func(path string) error { return os.WriteFile(path, nil, 0o600) },
	} {
		for j, path := range entries {
			if j%3 == i {
				if err := harm(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
					t.Fatal(err)
				}
			}
		}
		// An edited file makes a run need types and facts, not only findings. The
		// edit is taken back: positions are those of the first run.
		for _, text := range [][]byte{append(bytes.Clone(src), "\n// edited\n"...), src} {
			if err := os.WriteFile(file, text, 0o600); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, printed(t, dir, c, format)); diff != "" {
				t.Errorf("harm %d: -before +after\n%s", i, diff)
			}
		}
	}
}

// TestInterruptedRuns: runs that end in the middle, after more and more entries
// were written, and two that write the same cache at once, leave one that is right.
func TestInterruptedRuns(t *testing.T) {
	t.Parallel()
	dir, err := demo.Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := t.TempDir()
	args := []string{"-json", "-v"}
	want := printed(t, dir, "off", args)
	interrupted := 0
	for entries := 1; entries < 60; entries += 12 {
		if interrupt(t, dir, c, entries) {
			interrupted++
		}
	}
	if interrupted < 2 {
		t.Errorf("%d runs were interrupted", interrupted)
	}
	first := make(chan string)
	go func() { first <- printed(t, dir, c, args) }()
	for i, got := range []string{printed(t, dir, c, args), <-first, printed(t, dir, c, args)} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d: -want +got:\n%s", i, diff)
		}
	}
}

// interrupt starts a run, and kills it when the cache has so many entries. It
// reports whether the run had not ended before.
func interrupt(t *testing.T, dir, c string, entries int) bool {
	t.Helper()
	cmd := exec.Command("loopvet", "-json", "-v")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", cache.Variable+"="+c)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // the exit code tells
		close(ended)
	}()
	for {
		files, err := filepath.Glob(filepath.Join(c, "*", "*", "*"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) >= entries {
			err := cmd.Process.Kill()
			<-ended
			return err == nil && cmd.ProcessState.ExitCode() == -1
		}
		select {
		case <-ended:
			return false
		case <-time.After(time.Millisecond):
		}
	}
}

var timing = regexp.MustCompile(`(?m)^listing .*\n`)

// printed is all that loopvet prints, times apart.
func printed(t *testing.T, dir, c string, args []string) string {
	t.Helper()
	cmd := exec.Command("loopvet", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", cache.Variable+"="+c)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("%q: %v\n%s", args, err, &out)
	}
	if out.Len() == 0 || strings.Contains(out.String(), "internal error") {
		t.Errorf("%q printed %q", args, &out)
	}
	return timing.ReplaceAllString(out.String(), "")
}
