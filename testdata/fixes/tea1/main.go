// The first version of Bubble Tea.
package main

import (
	"fmt"
	"os"
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"

	"github.com/loopvet/loopvet/testdata/fixes/tea1/notes"
)

type model struct {
	dir, text string
	err       error
	notes     *notes.Notes
}

func main() {
	if _, err := tea.NewProgram(model{dir: ".", notes: notes.Open("notes")}).Run(); err != nil {
		fmt.Println(err)
	}
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.String() {
		case "l":
			cmd := exec.Command("git", "log", "--oneline")
			cmd.Dir = m.dir
			out, err := cmd.Output()
			if err != nil {
				m.err = err
				return m, nil
			}
			m.text = string(out)
			return m, tea.ClearScreen
		case "d":
			return m, m.remove()
		case "r":
			return m.reload("notes")
		case "w":
			if err := os.WriteFile(m.dir, nil, 0o600); err != nil {
				m.err = err
			}
		case "o":
			cmd := m.open("today")
			return m, cmd
		case "q":
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) reload(name string) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{tea.ClearScreen}
	data, err := os.ReadFile(name)
	if err != nil {
		m.err = fmt.Errorf("%s: %w", name, err)
		return m, nil
	}
	m.text = string(data)
	return m, tea.Batch(cmds...)
}

func (m model) remove() tea.Cmd {
	os.Remove(m.text)
	return tea.ClearScreen
}

func (m model) View() string { return m.text }
