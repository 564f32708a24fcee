package rewrite

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/analyzers/host"
)

const text = `package p

import "os"

func f() {
	os.Getpid()
	os.Getppid()
}
`

// file writes a file and returns a maker of fixes for it: edits are pairs of what
// is there and what comes instead; a pair that begins with "<" inserts before.
func file(t *testing.T, name, text string) func(message string, pairs ...string) Fix {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	return func(message string, pairs ...string) Fix {
		fix := &host.Fix{Message: message}
		for i := 0; i < len(pairs); i += 2 {
			old, before := strings.CutPrefix(pairs[i], "<")
			from := strings.Index(text, old)
			if from < 0 {
				t.Fatalf("%q is not there", old)
			}
			to := from + len(old)
			if before {
				to = from
			}
			fix.Edits = append(fix.Edits, host.Edit{File: name, From: from, To: to, New: pairs[i+1]})
		}
		return Fix{fix, Sums{name: SumOf([]byte(text))}}
	}
}

func messages(fixes []Fix) (out []string) {
	for _, f := range fixes {
		out = append(out, f.Message)
	}
	return out
}

// TestSeveralFixesOfOneFile: an import that two of them need is added once, what
// overlaps is left, and so is what would not parse with the others.
func TestSeveralFixesOfOneFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.go")
	fix := file(t, name, text)
	files := Files([]Fix{
		fix("one", `<import "os"`, "import \"io\"\n", "\tos.Getpid()\n", "\tio.Discard()\n"),
		fix("two", `<import "os"`, "import \"io\"\n", "\tos.Getppid()\n", "\t_ = io.EOF\n"),
		fix("three", "Getpid()\n\tos.Getppid()", "Exit(1)"),
		fix("four", "<func f", "func g( {\n"),
		fix("five", "<func f", "func h() {}\n\n"),
	})
	if len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	f := files[0]
	if diff := cmp.Diff([]string{"one", "two", "five"}, messages(f.Made)); diff != "" {
		t.Errorf("-want +made:\n%s", diff)
	}
	if len(f.Left) != 2 || f.Left[0].Message != "three" || !errors.Is(f.Left[0].Why, ErrOverlaps) || f.Left[1].Message != "four" {
		t.Errorf("left: %+v", f.Left)
	}
	want := strings.NewReplacer(`import "os"`, "import \"io\"\nimport \"os\"", "os.Getpid()", "io.Discard()", "os.Getppid()", "_ = io.EOF", "func f", "func h() {}\n\nfunc f").Replace(text)
	if diff := cmp.Diff(want, string(f.new)); diff != "" {
		t.Errorf("-want +new:\n%s", diff)
	}
}

// TestInsertionsAtOnePlace stand in the order of the fixes, and where the file is
// formatted, in that of gofmt.
func TestInsertionsAtOnePlace(t *testing.T) {
	for in, want := range map[string]string{
		"package p\n\nimport (\n\t\"os\"\n)\n":     "package p\n\nimport (\n\t\"fmt\"\n\t\"io\"\n\t\"os\"\n)\n",
		"package p\n\nimport   (\n\t\"os\"\n)\n":   "package p\n\nimport   (\n\t\"io\"\n\t\"fmt\"\n\t\"os\"\n)\n",
		"package p\r\n\r\nimport (\r\n\"os\"\r\n)": "package p\r\n\r\nimport (\r\n\"io\"\n\t\"fmt\"\n\t\"os\"\r\n)",
	} {
		fix := file(t, filepath.Join(t.TempDir(), "p.go"), in)
		files := Files([]Fix{fix("one", `<"os"`, "\"io\"\n\t"), fix("two", `<"os"`, "\"fmt\"\n\t")})
		if len(files[0].Left) > 0 {
			t.Errorf("left: %v", files[0].Left)
		}
		if diff := cmp.Diff(want, string(files[0].new)); diff != "" {
			t.Errorf("%q: -want +new:\n%s", in, diff)
		}
	}
}

func TestWriteKeepsModeAndLink(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "p.go"), filepath.Join(dir, "link.go")
	fix := file(t, name, text)("one", "Getpid", "Getuid")
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	fix.Edits[0].File, fix.Sums = link, Sums{link: fix.Sums[name]}
	f := Files([]Fix{fix})[0]
	if err := Write([]*File{f}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(name)
	if want := strings.Replace(text, "Getpid", "Getuid", 1); err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if info, err = os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// TestStale: what was changed since it was analysed is left, also if that happens
// after the fixes were put together.
func TestStale(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.go")
	fix := file(t, name, text)("one", "Getpid", "Getuid")
	f := Files([]Fix{fix})[0]
	other := strings.Replace(text, "Getpid", "Getgid", 1) // of the same length
	if err := os.WriteFile(name, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write([]*File{f}); !errors.Is(err, ErrStale) {
		t.Errorf("written: %v", err)
	}
	again := Files([]Fix{fix})[0]
	if len(again.Made) != 0 || len(again.Left) != 1 || !errors.Is(again.Left[0].Why, ErrStale) {
		t.Errorf("made %v, left %v", again.Made, again.Left)
	}
	if err := Write([]*File{again}); err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != other {
		t.Errorf("%v\n%s", err, got)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if gone := Files([]Fix{fix})[0]; len(gone.Left) != 1 || !errors.Is(gone.Left[0].Why, fs.ErrNotExist) {
		t.Errorf("left %v", gone.Left)
	}
}

func TestReadOnly(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.go")
	fix := file(t, name, text)("one", "Getpid", "Getuid")
	if err := os.Chmod(name, 0o400); err != nil {
		t.Fatal(err)
	}
	defer func() { // or Windows cannot remove it
		if err := os.Chmod(name, 0o600); err != nil {
			t.Error(err)
		}
	}()
	if err := Write(Files([]Fix{fix})); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("written: %v", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != text {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestSeveralFiles: a fix is made in all its files, or in none.
func TestSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	names := []string{filepath.Join(dir, "a.go"), filepath.Join(dir, "b.go"), filepath.Join(dir, "c.go")}
	var one []func(string, ...string) Fix
	for _, name := range names {
		one = append(one, file(t, name, text))
	}
	both := func(message, old, new string, i, j int) Fix {
		a, b := one[i](message, old, new), one[j](message, old, new)
		a.Fix.Edits = append(a.Fix.Edits, b.Fix.Edits...)
		maps.Copy(a.Sums, b.Sums)
		return a
	}
	files := Files([]Fix{
		one[1]("first", "os.Getpid()\n\tos", "panic(0)\n\tos"),
		both("overlaps in b", "Getpid", "Getuid", 0, 1),
		both("fits", "Getppid", "Getgid", 0, 1),
		one[2]("apart", "Getpid", "Getuid"),
	})
	var made [][]string
	for _, f := range files {
		made = append(made, messages(f.Made))
	}
	if diff := cmp.Diff([][]string{{"fits"}, {"first", "fits"}, {"apart"}}, made); diff != "" {
		t.Errorf("-want +made:\n%s", diff)
	}
	if len(files[1].Left) != 1 || files[1].Left[0].Message != "overlaps in b" || bytes.Contains(files[0].new, []byte("Getuid")) {
		t.Errorf("left: %v", files[1].Left)
	}
	groups := Together(files)
	if len(groups) != 2 || len(groups[0]) != 2 || len(groups[1]) != 1 {
		t.Fatalf("%d groups", len(groups))
	}
	if err := os.WriteFile(names[1], []byte("package p"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(groups[0]); !errors.Is(err, ErrStale) {
		t.Errorf("written: %v", err)
	}
	if got, err := os.ReadFile(names[0]); err != nil || string(got) != text {
		t.Errorf("half of the fix is made: %v\n%s", err, got)
	}
	if err := os.WriteFile(names[1], []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(groups[0]); err != nil {
		t.Error(err)
	}
	for i, f := range groups[0] {
		if got, err := os.ReadFile(f.Name); err != nil || !strings.Contains(string(got), "Getgid") {
			t.Errorf("%d: %v\n%s", i, err, got)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 3 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
