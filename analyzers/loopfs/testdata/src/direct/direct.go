// Package direct has the operation in the callback itself.
package direct

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	path, text string
	err        error
}

// Init runs before the loop does: a slow start, not a freeze.
func (m model) Init() tea.Cmd {
	os.ReadFile(m.path)
	return nil
}

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		b, err := os.ReadFile(m.path) // want `^os\.ReadFile \(fs\) blocks the bubbletea loop: model\.Update → os\.ReadFile`
		m.text, m.err = string(b), err
		switch msg.Key {
		case "s":
			m.err = os.WriteFile(m.path, b, 0o600) // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
		case "d":
			defer os.Remove(m.path + ".lock") // want `os\.Remove \(fs\) blocks the bubbletea loop`
		case "m": // told once: they leave the loop together
			m.err = os.Mkdir(m.path, 0o700) // want `os\.Mkdir \(fs\) blocks the bubbletea loop: .*, also from 1 more place`
			m.err = os.Rename(m.path, m.text)
		}
	}
	return m, nil
}

func (m model) View() string {
	entries, _ := os.ReadDir(m.path) // want `os\.ReadDir \(fs\) blocks the bubbletea loop: model\.View → os\.ReadDir`
	return m.text + string(rune('0'+len(entries)))
}

// notOnALoop has the same calls and no loop.
func notOnALoop(path string) {
	b, _ := os.ReadFile(path)
	os.WriteFile(path, b, 0o600)
}

func main() {
	notOnALoop("state")
	tea.NewProgram(model{}, tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
		os.Truncate("log", 0) // want `os\.Truncate \(fs\) blocks the bubbletea loop`
		return msg
	})).Run()
	os.Remove("state") // the loop has ended
}
