// Package few repeats light calls a few times, which is still light, and often.
package few

import (
	"os"
	"os/exec"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"
)

var places = []string{"/etc/app", "/usr/share/app"}

// settings looks at a few files and at many.
type settings struct {
	paths, roots []string
}

func (s settings) Init() tea.Cmd { return nil }

func (s settings) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	for _, editor := range []string{"nano", "vim", "vi"} { // a few: counted
		if _, err := exec.LookPath(editor); err == nil {
			break
		}
	}
	for _, place := range places {
		os.Stat(place)
	}
	for i := range 3 {
		os.Stat(s.paths[i])
	}
	for i := 0; i < len([...]int{1, 2}); i++ {
		os.Stat(s.paths[i])
	}
	s.nested()
	s.appended()
	s.hundred()
	return s, nil
}

func (s settings) nested() {
	for _, root := range s.roots {
		for _, name := range []string{"go.mod", "go.work"} {
			os.Stat(filepath.Join(root, name)) // want `os\.Stat \(fs\) blocks the bubbletea loop`
		}
	}
}

func (s settings) appended() {
	for _, place := range append([]string{"/etc/app"}, s.roots...) {
		os.Lstat(place) // want `os\.Lstat \(fs\) blocks the bubbletea loop`
	}
}

func (s settings) hundred() {
	for i := range 100 {
		os.Readlink(s.paths[i]) // want `os\.Readlink \(fs\) blocks the bubbletea loop`
	}
}

func (s settings) View() string { return "" }
