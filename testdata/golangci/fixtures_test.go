package golangci_test

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const fixtureModule = "example.com/fixtures"

// writeFixtures makes one module of the fixtures of all checks, a folder for each
// check, with the copies of the frameworks as its vendored dependencies. Imports
// of one fixture by another get the new path.
func writeFixtures(t *testing.T) (dir string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	analyzers := filepath.Join("..", "..", "analyzers")
	trees, err := filepath.Glob(filepath.Join(analyzers, "loop*", "testdata", "src"))
	if err != nil || len(trees) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, tree := range trees {
		check := filepath.Base(filepath.Dir(filepath.Dir(tree)))
		if err := copyTree(tree, filepath.Join(dir, check), path.Join(fixtureModule, check)); err != nil {
			t.Fatal(err)
		}
	}
	frameworks := filepath.Join(analyzers, "testdata", "src")
	if err := copyTree(frameworks, filepath.Join(dir, "vendor"), ""); err != nil {
		t.Fatal(err)
	}
	if err := vendored(frameworks, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// copyTree copies the Go files. Imports of packages of the tree are put below
// prefix, unless that is empty.
func copyTree(from, to, prefix string) error {
	return filepath.WalkDir(from, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if prefix != "" {
			if src, err = readdress(src, from, prefix); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
		rel, err := filepath.Rel(from, file)
		if err != nil {
			return err
		}
		if bytes.Contains(src, []byte(`"syscall/js"`)) {
			src = append([]byte("//go:build js\n\n"), src...)
		}
		target := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			return err
		}
		return os.WriteFile(target, src, 0o666)
	})
}

// readdress rewrites the imports, the last first: offsets before it stay true.
func readdress(src []byte, tree, prefix string) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	for _, spec := range slices.Backward(file.Imports) {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(filepath.Join(tree, filepath.FromSlash(imported))); err == nil {
			at := fset.Position(spec.Path.Pos()).Offset
			src = slices.Replace(src, at, at+len(spec.Path.Value), []byte(strconv.Quote(path.Join(prefix, imported)))...)
		}
	}
	return src, nil
}

// vendored writes go.mod and vendor/modules.txt: each package of the tree is a
// module of its own, in a version newer than any that the tables mention.
func vendored(tree, dir string) error {
	packages := map[string]bool{}
	err := filepath.WalkDir(tree, func(file string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(file) == ".go" {
			rel, relErr := filepath.Rel(tree, filepath.Dir(file))
			packages[filepath.ToSlash(rel)], err = true, relErr
		}
		return err
	})
	if err != nil {
		return err
	}
	var mod, modules strings.Builder
	fmt.Fprintf(&mod, "module %s\n\ngo 1.26\n", fixtureModule)
	for p := range packages {
		major := "1"
		if base := path.Base(p); strings.HasPrefix(base, "v") {
			if _, err := strconv.Atoi(base[1:]); err == nil {
				major = base[1:]
			}
		}
		fmt.Fprintf(&mod, "require %s v%s.99.0\n", p, major)
		fmt.Fprintf(&modules, "# %s v%s.99.0\n## explicit; go 1.26\n%s\n", p, major, p)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod.String()), 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "vendor", "modules.txt"), []byte(modules.String()), 0o666)
}
