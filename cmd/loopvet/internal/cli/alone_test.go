package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

const models = `
-- go.mod --
module example.com/app

go 1.26

require example.com/run v0.0.0

replace example.com/run => ./run
-- run/go.mod --
module example.com/run

go 1.26
-- .loopvet.yml --
loops:
  - loop: own
    packages: [example.com/run]
    runs: [Model.Update]
    offload: {command: Cmd}
-- run/run.go --
package run

type Msg any

type Cmd func() Msg

type Model interface{ Update(Msg) (Model, Cmd) }

func Run(m Model) {
	for msg := Msg("a"); ; {
		m, _ = m.Update(msg)
	}
}
-- internal/ui/ui.go --
package ui

import (
	"os"

	"example.com/run"
)

type Model struct {
	Path string
	open bool
}

func (m Model) Update(msg run.Msg) (run.Model, run.Cmd) {
	if m.open {
		os.Remove(m.Path)
	}
	m.open = false
	return m, nil
}
-- main.go --
package main

import (
	"example.com/app/internal/ui"
	"example.com/run"
)

func main() { run.Run(ui.Model{}) }
`

// TestAlone: a fix that only who sees the whole module can offer is offered to
// nobody else.
func TestAlone(t *testing.T) {
	t.Setenv("GOFLAGS", "")
	t.Setenv(cache.Variable, filepath.Join(t.TempDir(), "cache"))
	for _, test := range []struct{ name, pattern, file, text, want string }{
		{"all is seen", "./...", "", "", "go os.Remove(m.Path)"},
		{"the rest calls something else", "./internal/ui", "", "", "go os.Remove(m.Path)"},
		{"another package calls it", "./...", "other/other.go", "package other\n\nimport \"example.com/app/internal/ui\"\n\nfunc Do(m ui.Model) { m.Update(1) }\n", ""},
		{"another package keeps it", "./...", "other/other.go", "package other\n\nimport \"example.com/app/internal/ui\"\n\nvar Do = ui.Model{}.Update\n", ""},
		{"another package calls it through an interface", "./...", "other/other.go", "package other\n\nimport \"example.com/run\"\n\nfunc Do(m run.Model) { m.Update(1) }\n", ""},
		{"a package that was not analysed calls it", "./internal/ui", "other/other.go", "package other\n\nimport \"example.com/app/internal/ui\"\n\nfunc Do(m ui.Model) { m.Update(1) }\n", ""},
		{"a file that is left out calls it", "./...", "other_windows.go", "package main\n\nimport \"example.com/app/internal/ui\"\n\nfunc init() { ui.Model{}.Update(1) }\n", ""},
		{"a test calls it", "./...", "main_test.go", "package main\n\nimport \"example.com/app/internal/ui\"\n\nfunc init() { ui.Model{}.Update(1) }\n", "go os.Remove(m.Path)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := txtar.Write(txtar.Parse([]byte(models)), dir); err != nil {
				t.Fatal(err)
			}
			if test.file != "" {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, test.file)), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, test.file), []byte(test.text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(dir)
			var stdout, stderr bytes.Buffer
			Main("", []string{"-diff", "-config", filepath.Join(dir, ".loopvet.yml"), test.pattern}, &stdout, &stderr)
			if offered := strings.Contains(stdout.String(), "+\t\tgo os.Remove(m.Path)"); offered != (test.want != "") {
				t.Errorf("a fix: %t, want %q\n%s%s", offered, test.want, stdout.String(), stderr.String())
			}
		})
	}
}
