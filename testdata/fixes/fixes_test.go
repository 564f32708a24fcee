// Package fixes has programs with the real frameworks, and what they are after
// loopvet -fix: it must compile there too.
package fixes

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

func TestFixes(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	loopvet := filepath.Join(t.TempDir(), "loopvet.exe")
	run(t, ".", "go", "build", "-C", root, "-o", loopvet, "./cmd/loopvet")
	dir := copyModule(t, root)
	run(t, dir, loopvet, "-fix", "./...")
	goFiles(t, dir, func(name string, text []byte) {
		golden := name + ".golden"
		if *update {
			if err := os.WriteFile(golden, text, 0o666); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, text) {
			t.Errorf("%s differs; it is now\n%s", golden, text)
		}
	})
	run(t, dir, "go", "vet", "./...")
	before := map[string]string{}
	goFiles(t, dir, func(name string, text []byte) { before[name] = string(text) })
	run(t, dir, loopvet, "-fix", "./...")
	goFiles(t, dir, func(name string, text []byte) {
		if before[name] != string(text) {
			t.Errorf("a second -fix changes %s", name)
		}
	})
}

// What is offered does not depend on what is in the cache: of a package that was read
// before only the types are at hand, and of what it imports not even all of those.
func TestCached(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("LOOPVET_CACHE", t.TempDir())
	loopvet := filepath.Join(t.TempDir(), "loopvet.exe")
	run(t, ".", "go", "build", "-C", root, "-o", loopvet, "./cmd/loopvet")
	dir := copyModule(t, root)
	run(t, dir, loopvet, "./runtime")
	main := filepath.Join(dir, "runtime", "main.go")
	text, err := os.ReadFile(main)
	if err != nil {
		t.Fatal(err)
	}
	write(t, main, append(text, "\n// changed\n"...))
	run(t, dir, loopvet, "-fix", "./runtime")
	if text, err = os.ReadFile(main); err != nil || !bytes.Contains(text, []byte("loop.Offload(")) {
		t.Errorf("no fix: %v\n%s", err, text)
	}
}

// copyModule copies the programs; the module of loopvet stays where it is.
func copyModule(t *testing.T, root string) string {
	dir := t.TempDir()
	goFiles(t, ".", func(name string, text []byte) { write(t, filepath.Join(dir, name), text) })
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), bytes.ReplaceAll(text, []byte("=> ../.."), []byte("=> "+filepath.ToSlash(root))))
	}
	return dir
}

// goFiles calls do for the programs' files, by their names below dir.
func goFiles(t *testing.T, dir string, do func(name string, text []byte)) {
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		do(name, text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name string, text []byte) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

// run allows exit code 1: there may be findings left.
func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	exit := (*exec.ExitError)(nil)
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1 && name != "go") {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}
