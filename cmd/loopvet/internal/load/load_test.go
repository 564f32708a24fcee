package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func module(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, src := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// load lists all parts, as one.
func load(t *testing.T, patterns []string) (*Listing, error) {
	t.Helper()
	parts, err := Parts(patterns)
	if err != nil {
		return nil, err
	}
	all := new(Listing)
	for _, part := range parts {
		l, err := Load(t.Context(), part, Options{})
		if err != nil {
			return nil, err
		}
		all.Arch, all.Packages = l.Arch, append(all.Packages, l.Packages...)
	}
	return all, nil
}

func TestDependenciesComeFirst(t *testing.T) {
	module(t, map[string]string{
		"go.mod":   "module example.com/m\n\ngo 1.26\n",
		"a/a.go":   "package a\n\nimport _ \"example.com/m/b\"\n",
		"b/b.go":   "package b\n\nimport _ \"strings\"\n",
		"c/c.go":   "package c\n",
		"c/c_x.go": "package c\n\nimport \"C\"\n",
	})
	l, err := load(t, []string{"./a"})
	if err != nil {
		t.Fatal(err)
	}
	if l.Arch == "" {
		t.Error("no architecture")
	}
	at := map[string]int{}
	for i, p := range l.Packages {
		at[p.ImportPath] = i
	}
	if !(at["strings"] < at["example.com/m/b"] && at["example.com/m/b"] < at["example.com/m/a"]) {
		t.Errorf("order %v", at)
	}
	if _, ok := at["example.com/m/c"]; ok {
		t.Error("a package that is not asked for is listed")
	}
	b := l.Packages[at["example.com/m/b"]]
	if b.Named() || !b.Main() {
		t.Errorf("b: named %v, main %v", b.Named(), b.Main())
	}
	if s := l.Packages[at["strings"]]; s.Main() || !s.Standard {
		t.Error("strings is taken for the user's")
	}
}

func TestClearErrors(t *testing.T) {
	module(t, map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.26\n",
		"a/a.go": "package a\n",
	})
	for pattern, want := range map[string]string{
		"./gone":    "./gone: stat",
		"nosuch":    "nosuch: is not in std",
		"./...":     "",
		"./a":       "",
		"-nonsense": "-nonsense: ",
	} {
		_, err := load(t, []string{pattern})
		if err == nil != (want == "") || err != nil && !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %q", pattern, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: more than one line: %v", pattern, err)
		}
	}
	module(t, map[string]string{"go.mod": "module example.com/m\n\nnonsense\n"})
	if _, err := load(t, []string{"./..."}); err == nil || err.Error() != "go list failed: errors parsing go.mod: go.mod:3: unknown directive: nonsense" {
		t.Errorf("a go.mod that is none: %v", err)
	}
	t.Chdir(t.TempDir())
	if _, err := load(t, []string{"./..."}); err == nil || !strings.Contains(err.Error(), "go.mod") {
		t.Errorf("no module: %v", err)
	}
	module(t, map[string]string{"go.mod": "module example.com/m\n"})
	t.Setenv("PATH", "")
	if _, err := load(t, []string{"./..."}); err == nil || !strings.Contains(err.Error(), "no go command") {
		t.Errorf("no toolchain: %v", err)
	}
}

func TestParts(t *testing.T) {
	t.Setenv("GOWORK", "")
	t.Setenv("GO111MODULE", "")
	module(t, map[string]string{
		"one/go.mod":              "module one\n",
		"one/sub/go.mod":          "module sub\n",
		"one/testdata/go.mod":     "module no\n",
		"space/go.work":           "go 1.26\n\nuse ./a\n",
		"space/a/go.mod":          "module a\n",
		"_off/go.mod":             "module off\n",
		"old/vendor/x.org/y/y.go": "package y\n",
		"old/p/p.go":              "package p\n\nimport _ \"x.org/old/q\"\nimport _ \"x.org/y\"\n",
		"old/q/q.go":              "package q\n",
		"docs/a.md":               "",
	})
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ pattern, want string }{
		{"./...", "one ./...; one/sub ./...; space ./a/..."},
		{"./one/...", "one ./..."},
		{"./space/a", "space/a ."},
		{filepath.Join(here, "one") + "/...", "one ./..."},
		{"./old", "old ./. x.org/old"},
		{"./old/p/...", "old ./p/... x.org/old"},
		{"./docs", "error"},
		{"./gone/...", "error"},
		{"fmt", "error"},
		{"...", "error"},
	} {
		parts, err := Parts([]string{test.pattern})
		var got []string
		for _, p := range parts {
			rel, _ := filepath.Rel(here, p.Dir)
			words := append([]string{filepath.ToSlash(rel)}, p.Patterns...)
			if p.tree != nil {
				words = append(words, p.tree.path)
			}
			got = append(got, strings.Join(words, " "))
		}
		if err != nil {
			got = append(got, "error")
		}
		if text := strings.Join(got, "; "); text != test.want {
			t.Errorf("%s: %q, want %q (%v)", test.pattern, text, test.want, err)
		}
	}
	if parts, err := Parts([]string{"./one", "./one", "./one/sub/..."}); err != nil || len(parts) != 2 {
		t.Errorf("%v, %v", parts, err)
	}
	t.Chdir("one")
	if parts, err := Parts([]string{"./...", "fmt"}); err != nil || len(parts) != 1 || parts[0].Dir != "" || len(parts[0].Patterns) != 2 {
		t.Errorf("in a module: %v, %v", parts, err)
	}
}
