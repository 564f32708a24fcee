// Package small compares all pairs of what a file has, and the file has ten lines.
package small

import (
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ same int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	data, _ := os.ReadFile("/etc/resolv.conf")
	lines := strings.Split(string(data), "\n")
	for _, a := range lines { // want `time grows with n² .*, n from a file`
		for _, b := range lines {
			if a == b {
				m.same++
			}
		}
	}
	return m, nil
}

func (m model) View() string { return "" }
