package cgo

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestHarmless(t *testing.T) {
	got := harmless(strings.Fields("-O2 -g -DA=1 -D B -I include -fplugin=evil.so -Xclang -load -I @flags -I -Bdir -std=c99 -wrapper sh @more -funsigned-char -isystem /x"))
	want := strings.Fields("-DA=1 -D B -I include -std=c99 -funsigned-char -isystem /x")
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWhatIsWrong: one line, whatever cannot be run.
func TestWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.go"), []byte("package a\n\nimport \"C\"\n\nvar x, y C.int\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	tool, err := exec.Command("go", "env", "GOTOOLDIR").Output()
	if err != nil {
		t.Fatal(err)
	}
	tools := Tools{Cgo: filepath.Join(strings.TrimSpace(string(tool)), "cgo"), OS: runtime.GOOS, Arch: runtime.GOARCH}
	src := Source{Dir: dir, Path: "example.com/a", Files: []string{"a.go"}}
	tools.CC, tools.PkgConfig = "no-such-compiler", "no-such-config"
	for name, src := range map[string]Source{
		"no-such-compiler": src,
		"no-such-config":   {Dir: dir, PkgConfig: []string{"gtk"}},
	} {
		files, err := tools.Translate(t.Context(), src)
		if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %d files, error %v", name, len(files), err)
		}
	}
	if n, err := src.Names(); n != 1 || err != nil {
		t.Errorf("%d names, error %v", n, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("it leaves %q", left)
	}
}
