package knowledge

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCheck looks for selectors that stand for nothing.
func TestCheck(t *testing.T) {
	s := sources{}
	s.add(t, "example.com/ed", editor)
	s.add(t, "example.com/none", "package none")
	table := parse(t, `
loops:
  - loop: ed
    packages: [example.com/ed, example.com/none, example.com/unknown]
    runs:
      - "Editor.{Post,Pots}#0"
      - "Editor.Pots#0"
      - "Editor.SetKeyFunc#captur"
      - "Editor.Post#1"
      - Editor.SetDrawFunc
      - "*.Set*Func#*"
      - "*.Get*Func#*"
      - Editor.OnKye
      - Editor.OnKey()
      - Widget.Draw
      - Handlr
      - {at: Open, when: has Close}
      - {at: Nothing, when: has Close}
      - {at: Open, unless: "Editor.SetTitel#title = x"}
      - {at: Open, unless: "Editor.Title = x"}
    takes: [Context, Contxt]
    shape: {takes: Hanlder, returns: Other}
    waits: [{at: Editor.Send, from: [Editor.Post, Editor.Psot]}]
    offload: {post: Editor.Psot}
  - {loop: elsewhere, packages: [example.com/unknown], runs: [Nothing]}
operations:
  - {at: example.com/ed.Opne, category: fs}
  - {at: "example.com/ed.Widget.Draw", category: fs}
  - {at: "example.com/ed.Drawer.Draw", category: fs}
  - {at: "example.com/ed.Editor.OnKey", category: fs}
`)
	want := []string{
		`test.yml:7:9: nothing in example.com/ed, example.com/none matches "Editor.Pots#0" (did you mean "Editor.Post"?)`,
		`test.yml:8:9: ed.Editor.SetKeyFunc has no parameter "captur" (did you mean "capture"?)`,
		`test.yml:9:9: ed.Editor.Post has no parameter 1`,
		`test.yml:10:9: nothing in example.com/ed, example.com/none matches "Editor.SetDrawFunc" (example.com/ed.Base declares the method)`,
		`test.yml:12:9: nothing in example.com/ed, example.com/none matches "*.Get*Func#*"`,
		`test.yml:13:9: nothing in example.com/ed, example.com/none matches "Editor.OnKye" (did you mean "Editor.OnKey"?)`,
		`test.yml:16:9: nothing in example.com/ed, example.com/none matches "Handlr" (did you mean "Handler"?)`,
		`test.yml:19:28: nothing in example.com/ed, example.com/none matches "Editor.SetTitel#title" (did you mean "Editor.SetTitle"?)`,
		`test.yml:21:22: nothing in example.com/ed, example.com/none matches "Contxt" (did you mean "Context"?)`,
		`test.yml:22:20: nothing in example.com/ed, example.com/none matches "Hanlder" (did you mean "Handler"?)`,
		`test.yml:23:51: nothing in example.com/ed, example.com/none matches "Editor.Psot" (did you mean "Editor.Post"?)`,
		`test.yml:24:21: nothing in example.com/ed, example.com/none matches "Editor.Psot" (did you mean "Editor.Post"?)`,
		`test.yml:27:10: nothing in example.com/ed matches "Opne" (did you mean "Open"?)`,
		`test.yml:28:10: nothing in example.com/ed matches "Widget.Draw" (example.com/ed.Drawer declares the method)`,
		`test.yml:30:10: ed.Editor.OnKey is a field, which cannot stand here`,
	}
	got := strings.Split(errors.Join(table.Check(s.find)...).Error(), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLoad reads a user's file over the shipped tables.
func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".loopvet.yml")
	if _, err := Load(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	write := func(src string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("light: true\nloops: [{loop: mine, packages: [example.com/ed], runs: [\"Editor.Post#0\"]}]\n")
	table, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Loops()) != len(built(t).Loops())+1 || !table.Config().Light {
		t.Errorf("%d loops over %d shipped ones, %+v", len(table.Loops()), len(built(t).Loops()), table.Config())
	}
	if built(t).Loop("mine") != nil {
		t.Error("the user's loop is in the shipped table")
	}
	write("light: maybe\nchekcs: []\n")
	_, err = Load(path)
	want := path + ":1:8: this is neither true nor false\n" + path + ":2:1: unknown key \"chekcs\" in a table (did you mean \"checks\"?)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
