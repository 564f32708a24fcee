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

func TestDependenciesComeFirst(t *testing.T) {
	module(t, map[string]string{
		"go.mod":   "module example.com/m\n\ngo 1.26\n",
		"a/a.go":   "package a\n\nimport _ \"example.com/m/b\"\n",
		"b/b.go":   "package b\n\nimport _ \"strings\"\n",
		"c/c.go":   "package c\n",
		"c/c_x.go": "package c\n\nimport \"C\"\n",
	})
	l, err := Load(t.Context(), []string{"./a"})
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
		_, err := Load(t.Context(), []string{pattern})
		if err == nil != (want == "") || err != nil && !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %q", pattern, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: more than one line: %v", pattern, err)
		}
	}
	t.Chdir(t.TempDir())
	if _, err := Load(t.Context(), []string{"./..."}); err == nil || !strings.Contains(err.Error(), "go.mod") {
		t.Errorf("no module: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := Load(t.Context(), []string{"./..."}); err == nil || !strings.Contains(err.Error(), "no go command") {
		t.Errorf("no toolchain: %v", err)
	}
}
