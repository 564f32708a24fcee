// Package lockers locks by way of an interface and of a helper: which mutex that
// is, is not followed.
package lockers

import (
	"os/exec"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ lock sync.Locker }

func (m *model) Init() tea.Cmd { return m.reload }

func (m *model) reload() tea.Msg {
	m.lock.Lock()
	defer m.lock.Unlock()
	exec.Command("sync").Run()
	return nil
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.lock.Lock() // missed: waits for the process
	defer m.lock.Unlock()
	return m, nil
}

func (m *model) View() string { return "" }
