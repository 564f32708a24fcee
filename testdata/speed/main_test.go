package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRun measures one round of loopvet alone on a program of three packages: the
// real ones take hours.
func TestRun(t *testing.T) {
	dir, temp := filepath.Join(t.TempDir(), "small"), t.TempDir()
	for name, text := range map[string]string{
		"go.mod":     "module example.com/small\n\ngo 1.26\n",
		"main.go":    "package main\n\nimport _ \"example.com/small/ui\"\n\nfunc main() {}\n",
		"ui/ui.go":   "package ui\n\nimport _ \"example.com/small/low\"\n",
		"low/low.go": "package low\n\nfunc F() {}\n\nfunc G() {}\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	svg := filepath.Join(temp, "plot.svg")
	if err := run(temp, 1, 1, "go vet", false, svg, []string{dir}); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(svg); err != nil || strings.Count(string(text), "<circle") != 4 || !strings.Contains(string(text), "3 packages") {
		t.Errorf("%v\n%s", err, text)
	}
	m, err := prepare(temp, dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if m.leaf != "example.com/small/ui" || len(m.own) != 3 || m.lines != 13 {
		t.Errorf("%+v", m)
	}
	src, err := os.ReadFile(m.file)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := m.measure(temp, "leaf", tool{name: "true", args: []string{"true"}}); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(m.file); err != nil || string(after) != string(src) {
		t.Errorf("the edit is left: %v\n%s", err, after)
	}
}

func TestTable(t *testing.T) {
	s := newSamples()
	for _, seconds := range []float64{3, 1, 2} {
		u := usage{cpu: time.Duration(seconds * float64(time.Second)), wall: time.Second, memory: int64(seconds) << 20}
		s.add("cold", "loopvet", u)
		u.cpu *= 4
		s.add("cold", "staticcheck", u)
	}
	var b strings.Builder
	s.print(&b, []tool{{name: "loopvet"}, {name: "staticcheck"}, {name: "absent"}})
	for _, line := range []string{"| cold | loopvet | 2.00 | 1.0 | 2 | |", "| cold | staticcheck | 8.00 | 1.0 | 2 | 0.25× | 1.00× |"} {
		if !strings.Contains(b.String(), line+"\n") {
			t.Errorf("%q is not in\n%s", line, &b)
		}
	}
}
