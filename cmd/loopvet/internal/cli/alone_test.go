package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

const models = `
-- app/go.mod --
module example.com/app

go 1.26

require example.com/run v0.0.0

replace example.com/run => ../run
-- run/go.mod --
module example.com/run

go 1.26
-- app/.loopvet.yml --
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
-- app/internal/ui/ui.go --
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
-- app/main.go --
package main

import (
	"example.com/app/internal/ui"
	"example.com/run"
)

func main() { run.Run(ui.Model{}) }
`

const calls = "import \"example.com/app/internal/ui\"\n\nfunc Do(m ui.Model) { m.Update(1) }\n"

// TestAlone: a fix that only who sees the whole module can offer is offered to
// nobody else.
func TestAlone(t *testing.T) {
	t.Setenv("GOFLAGS", "")
	t.Setenv(cache.Variable, filepath.Join(t.TempDir(), "cache"))
	for _, test := range []struct {
		name, pattern, more string
		offered             bool
	}{
		{"all is seen", "./...", "", true},
		{"nothing else could call it", "./internal/ui", "", true},
		{"another package calls it", "./...", "-- app/other/other.go --\npackage other\n\n" + calls, false},
		{"another package keeps it", "./...", "-- app/other/other.go --\npackage other\n\nimport \"example.com/app/internal/ui\"\n\nvar Do = ui.Model{}.Update\n", false},
		{"through an interface", "./...", "-- app/other/other.go --\npackage other\n\nimport \"example.com/run\"\n\nfunc Do(m run.Model) { m.Update(1) }\n", false},
		{"a package that was not analysed", "./internal/ui", "-- app/other/other.go --\npackage other\n\n" + calls, false},
		{"a file that is left out", "./...", "-- app/other/other_windows.go --\npackage other\n\n" + calls, false},
		{"a module within", "./...", "-- app/more/go.mod --\nmodule example.com/app/more\n-- app/more/more.go --\npackage more\n\n" + calls, false},
		{"a test calls it", "./...", "-- app/main_test.go --\npackage main\n\n" + calls, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := txtar.Write(txtar.Parse([]byte(models+test.more)), dir); err != nil {
				t.Fatal(err)
			}
			dir = filepath.Join(dir, "app")
			t.Chdir(dir)
			var stdout, stderr bytes.Buffer
			Main("", []string{"-diff", "-config", filepath.Join(dir, ".loopvet.yml"), test.pattern}, &stdout, &stderr)
			if offered := strings.Contains(stdout.String(), "+\t\tgo os.Remove(m.Path)"); offered != test.offered {
				t.Errorf("offered: %t, want %t\n%s%s", offered, test.offered, stdout.String(), stderr.String())
			}
		})
	}
}
