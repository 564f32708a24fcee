package demo

import (
	"bytes"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestSampleIsOneModule(t *testing.T) {
	dir, err := Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "main.go", "ui/window.go", "../loopvet/runtime/loop/loop.go"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// TestSampleIsFormatted: gofmt does not look into directories that begin with an
// underscore.
func TestSampleIsFormatted(t *testing.T) {
	err := fs.WalkDir(sample, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		src, err := sample.ReadFile(path)
		if err != nil {
			return err
		}
		if formatted, err := format.Source(src); err != nil || !bytes.Equal(src, formatted) {
			t.Errorf("%s: not formatted, or %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
