package gosource

import (
	"go/types"
	"os"
	"path/filepath"
	"testing"
)

// TestLoad: a package with C code and one with a mistake have their types; only
// what is asked for has bodies.
func TestLoad(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"go.mod":     "module example.com/m\n\ngo 1.26\n",
		"a/a.go":     "package a\n\nimport (\n\t\"example.com/m/b\"\n\t\"example.com/m/c\"\n)\n\nfunc F() { b.G(); c.H() }\n",
		"b/b.go":     "package b\n\n// #include <none.h>\nimport \"C\"\n\nfunc G() int { return int(C.none()) }\n",
		"c/c.go":     "package c\n\nfunc H() none { return 0 }\n\nfunc I() {}\n",
		"c/c_win.go": "//go:build windows\n\npackage c\n\nfunc J() {}\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	prog, err := Load(Config{
		Dir: dir, Env: []string{"CGO_ENABLED=1", "GOOS=linux", "GOFLAGS=-mod=mod"}, Prefix: "x/",
		Bodies: func(path string) bool { return path == "example.com/m/a" },
	}, "./a")
	if err != nil {
		t.Fatal(err)
	}
	for path, name := range map[string]string{"example.com/m/a": "F", "example.com/m/b": "G", "example.com/m/c": "I"} {
		p := prog.Package(path)
		if p == nil || p.Types.Path() != "x/"+path {
			t.Fatalf("%s: %v", path, p)
		}
		if _, ok := p.Types.Scope().Lookup(name).(*types.Func); !ok {
			t.Errorf("%s has no func %s: %v", path, name, p.Errors)
		}
		if (p.Info != nil) != (name == "F") {
			t.Errorf("%s: bodies are wrong", path)
		}
	}
	if len(prog.Package("example.com/m/c").Errors) == 0 || prog.Find("example.com/m/c").Scope().Lookup("J") != nil {
		t.Error("the mistake is not told, or another system's file is read")
	}
	if prog.Find("example.com/m/d") != nil {
		t.Error("a package that does not exist was found")
	}
}
