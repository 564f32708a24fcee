package knowledge

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares got with the file, or writes it with -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is stale, -update writes it (-want +got):\n%s", file, diff)
	}
}

// TestProblems keeps the messages for mistakes in a user's file.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/problems/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Parse(filepath.Base(file), src)
			if err == nil {
				t.Fatal("no error")
			}
			golden(t, strings.TrimSuffix(file, ".yml")+".golden", err.Error()+"\n")
		})
	}
}

func parse(t *testing.T, src string) *Table {
	t.Helper()
	table, err := Parse("test.yml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestParseLoop(t *testing.T) {
	table := parse(t, `
loops:
  - loop: editor
    about: >-
      one goroutine
      for all keys
    doc: https://example.com/editor
    budget: 16ms
    packages: &editor [example.com/editor, example.com/fork]
    shape: {takes: Msg, returns: Cmd}
    deadly: net
    allow: [fs, db]
    advice: return a command
    offload: {command: Cmd}
  - {loop: a, packages: example.com/a, offload: {post: Loop.Post}}
safe:
  - {packages: *editor, at: Open, reason: on purpose}
`)
	want := []*Loop{
		{Name: "a", Budget: DefaultBudget, Packages: []string{"example.com/a"}, Post: "Loop.Post", User: true},
		{Name: "editor", About: "one goroutine for all keys", Doc: "https://example.com/editor", Advice: "return a command",
			Budget: 16 * time.Millisecond, Packages: []string{"example.com/editor", "example.com/fork"},
			Deadly: []Category{Net}, Allow: []Category{FS, DB}, Command: "Cmd", User: true},
	}
	if diff := cmp.Diff(want, table.Loops()); diff != "" {
		t.Error(diff)
	}
	editor := table.Loop("editor")
	if editor == nil || table.Loop("b") != nil {
		t.Fatal("Loop finds the wrong ones")
	}
	if !editor.IsDeadly(Net) || editor.IsDeadly(FS) || !editor.Allows(FS) || editor.Allows(Net) {
		t.Error("categories are mixed up")
	}
	shapes := []Shape{{Loop: editor, Takes: "Msg", Returns: "Cmd"}}
	if diff := cmp.Diff(shapes, table.Shapes()); diff != "" {
		t.Error(diff)
	}
}

func TestParseConfig(t *testing.T) {
	got := parse(t, `
checks: [loopfs, loopexec]
min-grade: likely
light: true
exclude: ["internal/gen/**", {paths: cli, checks: [loopfs]}]
`).Config()
	want := Config{Checks: map[string]bool{"loopfs": true, "loopexec": true}, MinGrade: "likely", Light: true,
		Exclude: []Exclusion{{Paths: []string{"internal/gen/**"}}, {Paths: []string{"cli"}, Checks: map[string]bool{"loopfs": true}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Config{}, parse(t, "").Config()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Config{}, built(t).Config()); diff != "" {
		t.Error(diff)
	}
}

func TestHash(t *testing.T) {
	const base = `
loops: [{loop: editor, packages: [example.com/editor], runs: ["Editor.OnKey#0"], budget: 16ms, about: one}]
operations: [{at: os.ReadFile, category: fs}]
`
	hash := parse(t, base).Config().Hash
	if hash == "" {
		t.Fatal("no hash")
	}
	for _, same := range []string{
		"# comment\n\n" + base,
		base + "light: true\nchecks: [loopfs]\nmin-grade: certain\nexclude: [gen]\n",
		strings.Replace(base, "budget: 16ms, about: one", "budget: 1s, about: two, doc: d, advice: a", 1),
	} {
		if got := parse(t, same).Config().Hash; got != hash {
			t.Errorf("another hash for %s", same)
		}
	}
	for _, other := range []string{
		strings.Replace(base, "#0", "#1", 1),
		strings.Replace(base, "category: fs", "category: fs, cost: light", 1),
		strings.Replace(base, "runs:", "frequent:", 1),
		strings.Replace(base, "budget: 16ms", "deadly: fs", 1),
		base + "assume: [local-disk]\n",
		base + "safe: [{at: os.Getenv, reason: memory}]\n",
	} {
		if got := parse(t, other).Config().Hash; got == hash {
			t.Errorf("the same hash for %s", other)
		}
	}
}

var problemLine = regexp.MustCompile(`^f\.yml:[1-9]\d*:[1-9]\d*: .`)

// FuzzParse looks for a file that is neither read nor refused with a place.
func FuzzParse(f *testing.F) {
	for _, name := range ShippedFiles() {
		src, _ := shippedFiles.ReadFile(name)
		f.Add(string(src))
	}
	files, err := filepath.Glob("testdata/problems/*.yml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		table, err := Parse("f.yml", []byte(src))
		if err == nil {
			_ = table.Loops()
			return
		}
		for line := range strings.SplitSeq(err.Error(), "\n") {
			if !problemLine.MatchString(line) {
				t.Errorf("%q has no place", line)
			}
		}
	})
}
