package revision

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes a git work tree, with files that are committed.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", dir)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	command(t, dir, "init -q -b main")
	if len(files) > 0 {
		write(t, dir, files)
		commit(t, dir)
	}
	return dir
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func commit(t *testing.T, dir string) {
	t.Helper()
	command(t, dir, "add -A")
	command(t, dir, "-c user.name=Gopher -c user.email=gopher@example.com commit -q -m change")
}

func command(t *testing.T, dir, args string) {
	t.Helper()
	cmd := exec.Command("git", strings.Fields(args)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
}

func lines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "// line %d\n", i+2)
	}
	return b.String()
}

func TestTouched(t *testing.T) {
	dir := repository(t, map[string]string{
		"a.go": "package p\n" + lines(9), "with space.go": "package p\n" + lines(3), "sub/ü.go": "package p\n", "same.go": "package p\n",
		"go.mod": "module example.com/app\n\nrequire (\n\tgithub.com/Owner/lib v1.0.0\n\texample.com/same v1.0.0\n)\n",
	})
	changed := strings.Split("package p\n"+lines(9), "\n")
	changed[3] = "// another"                     // line 4
	changed = append(changed[:6], changed[8:]...) // lines 7 and 8 of before
	write(t, dir, map[string]string{
		"a.go": strings.Join(changed, "\n"), "with space.go": "package p\n// one more\n" + lines(3), "sub/ü.go": "package p\n\n// more\n",
		"go.mod":  "module example.com/app\n\nrequire (\n\tgithub.com/Owner/lib v1.1.0\n\texample.com/same v1.0.0\n)\n",
		"new.go":  "package p\n",
		"text.md": "no code\n",
	})
	c, err := Since(context.Background(), filepath.Join(dir, "sub"), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		file     string
		from, to int
		want     bool
	}{
		{"a.go", 1, 3, false}, {"a.go", 3, 4, true}, {"a.go", 4, 4, true}, {"a.go", 5, 5, false},
		{"a.go", 5, 6, true}, {"a.go", 7, 8, true}, {"a.go", 8, 8, false},
		{"with space.go", 2, 2, true}, {"with space.go", 3, 5, false},
		{"sub/ü.go", 1, 1, false}, {"sub/ü.go", 2, 9, true},
		{"same.go", 1, 99, false}, {"new.go", 1, 1, true},
	} {
		if got := c.Touched(filepath.Join(dir, tt.file), tt.from, tt.to); got != tt.want {
			t.Errorf("%s:%d–%d: %v", tt.file, tt.from, tt.to, got)
		}
	}
	for file, want := range map[string]bool{
		"/go/pkg/mod/github.com/!owner/lib@v1.1.0/lib.go": true,
		"/go/pkg/mod/example.com/same@v1.0.0/same.go":     false,
	} {
		if got := c.Touched(file, 1, 1); got != want {
			t.Errorf("%s: %v", file, got)
		}
	}
}

// TestSinceTheBranchLeft: what others did on the other branch is no change.
func TestSinceTheBranchLeft(t *testing.T) {
	dir := repository(t, map[string]string{"a.go": "package p\n", "b.go": "package p\n"})
	command(t, dir, "checkout -q -b topic")
	write(t, dir, map[string]string{"a.go": "package p\n\n// mine\n"})
	commit(t, dir)
	command(t, dir, "checkout -q main")
	write(t, dir, map[string]string{"b.go": "package p\n\n// theirs\n"})
	commit(t, dir)
	command(t, dir, "checkout -q topic")
	c, err := Since(context.Background(), dir, "main")
	if err != nil {
		t.Fatal(err)
	}
	if !c.Touched(filepath.Join(dir, "a.go"), 1, 9) || c.Touched(filepath.Join(dir, "b.go"), 1, 9) {
		t.Errorf("%v", c.lines)
	}
}

// TestFirstCommit: before it, all is new.
func TestFirstCommit(t *testing.T) {
	dir := repository(t, nil)
	write(t, dir, map[string]string{"a.go": "package p\n", "b.go": "package p\n"})
	command(t, dir, "add a.go")
	c, err := Since(context.Background(), dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if !c.Touched(filepath.Join(dir, "a.go"), 1, 1) || !c.Touched(filepath.Join(dir, "b.go"), 1, 1) {
		t.Errorf("%v", c.lines)
	}
}

func TestErrors(t *testing.T) {
	dir := repository(t, map[string]string{"a.go": "package p\n"})
	outside := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(outside))
	for _, tt := range []struct{ dir, rev, want string }{
		{dir, "gone", `git has no revision "gone"`},
		{dir, "--help", `git has no revision "--help"`},
		{outside, "HEAD", "not a git repository"},
	} {
		_, err := Since(context.Background(), tt.dir, tt.rev)
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", tt.rev, err, tt.want)
		}
	}
}
