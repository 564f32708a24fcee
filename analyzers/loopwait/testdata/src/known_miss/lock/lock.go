// Package lock: a lock that another goroutine holds while it reads is a wait
// for that read. Locking is not followed to the holders.
package lock

import (
	"os"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	mutex *sync.Mutex
	state []byte
}

func (m *model) Init() tea.Cmd { return m.reload }

func (m *model) reload() tea.Msg {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.state, _ = os.ReadFile("state")
	return nil
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.mutex.Lock() // missed: waits for the read in reload
	defer m.mutex.Unlock()
	return m, nil
}

func (m *model) View() string { return "" }
