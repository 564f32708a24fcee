// Package cmd has a backend of its own. It never gets to the loop, but what it gives to the
// model's field does.
package cmd

import (
	"os"

	"twins/ui"
	"twins/vcs"

	tea "github.com/charmbracelet/bubbletea"
)

type git struct{ dir string }

func (g *git) Exists(branch string) bool {
	_, err := os.ReadDir(g.dir + branch)
	return err == nil
}

type remote struct{ file string }

func (r remote) Exists(string) bool {
	return os.Remove(r.file) == nil // want `ui\.known → remote\.Exists → os\.Remove`
}

func branch(b vcs.Backend) bool { return b.Exists("main") }

// Run asks first, and shows then.
func Run() {
	if branch(&git{"."}) {
		tea.NewProgram(ui.Model{Other: remote{"x"}}).Run()
	}
}
