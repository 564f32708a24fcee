// Package handover starts the holder only when the loop has ended: that one
// comes after the other is not seen.
package handover

import (
	"os/exec"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	mutex sync.Mutex
	lines []string
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.mutex.Lock() // want `\(\*sync.Mutex\).Lock \(wait\) blocks the bubbletea loop`
	defer m.mutex.Unlock()
	return m, nil
}

func (m *model) View() string { return "" }

func run(m *model) {
	tea.NewProgram(m).Run()
	go m.flush()
}

func (m *model) flush() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	exec.Command("sync").Run()
}
