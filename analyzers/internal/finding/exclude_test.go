package finding

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

func TestExcluded(t *testing.T) {
	for _, tt := range []struct {
		glob, file string
		want       bool
	}{
		{"internal/gen/**", "/m/internal/gen/a/b.go", true},
		{"internal/gen", "/m/internal/gen/a/b.go", true},
		{"internal/gen/", "/m/internal/gen/b.go", true},
		{"internal/gen", "/m/internal/general/b.go", false},
		{"**/*_gen.go", "/m/a/b/c_gen.go", true},
		{"**/*_gen.go", "/m/c_gen.go", true},
		{"*.go", "/m/a/b.go", false},
		{"cmd/*/main.go", "/m/cmd/x/main.go", true},
		{"cmd/*/main.go", "/m/cmd/x/y/main.go", false},
		{"m", "/other/m/a.go", false},
	} {
		if got := excluded([]knowledge.Exclusion{{Paths: []string{tt.glob}}}, "/m", tt.file, "loopfs"); got != tt.want {
			t.Errorf("excluded(%q, %q) = %v", tt.glob, tt.file, got)
		}
	}

	some := []knowledge.Exclusion{{Paths: []string{"x", "y"}, Checks: map[string]bool{"loopfs": true}}}
	for check, want := range map[string]bool{"loopfs": true, "loopnet": false} {
		if got := excluded(some, "/m", "/m/y/a.go", check); got != want {
			t.Errorf("%s: excluded = %v", check, got)
		}
	}
}

// TestFiles: what a glob is held against, and no more of it than is asked for.
func TestFiles(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"a/b.go", "a/c.txt", "d.go", ".git/e.go", "testdata/f.go"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	all := func(rel string) bool { got = append(got, filepath.ToSlash(rel)); return true }
	if err := Files(root, all); err != nil || !slices.Equal(got, []string{"a/b.go", "d.go", "testdata/f.go"}) {
		t.Errorf("got %v, %v", got, err)
	}
	n := 0
	if err := Files(root, func(string) bool { n++; return false }); err != nil || n != 1 {
		t.Errorf("%d files after the first, %v", n, err)
	}
	if err := Files(filepath.Join(root, "none"), all); err == nil {
		t.Error("a folder that does not exist has files")
	}
}
