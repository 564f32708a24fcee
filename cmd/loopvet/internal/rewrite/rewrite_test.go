package rewrite

import (
	"errors"
	"io/fs"
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
		fix := &host.Fix{Message: message, File: name}
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
			fix.Edits = append(fix.Edits, host.Edit{From: from, To: to, New: pairs[i+1]})
		}
		return Fix{fix, SumOf([]byte(text))}
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
	fix.File = link
	f := Files([]Fix{fix})[0]
	if err := f.Write(); err != nil {
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
	if err := f.Write(); !errors.Is(err, ErrStale) {
		t.Errorf("written: %v", err)
	}
	again := Files([]Fix{fix})[0]
	if len(again.Made) != 0 || len(again.Left) != 1 || !errors.Is(again.Left[0].Why, ErrStale) {
		t.Errorf("made %v, left %v", again.Made, again.Left)
	}
	if err := again.Write(); err != nil {
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
	if err := Files([]Fix{fix})[0].Write(); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("written: %v", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != text {
		t.Errorf("%v\n%s", err, got)
	}
}
