// Package lazily connects when it is asked for something for the first time. While that
// fails it is tried again at each event, and nobody can say how long it takes.
package lazily

import (
	"net"
	"os"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	conn  net.Conn
	file  *os.File
	addrs []string
	ready bool
	only  sync.Once
	agent *agent
}

type agent struct{ tries int }

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.conn == nil {
		m.conn, _ = net.Dial("tcp", "localhost:80") // want `net\.Dial \(net\) blocks the bubbletea loop: .*, also from 1 more place \(likely\)`
	}
	if m.agent == nil {
		m.agent = start()
	}
	if m.file == nil { // a file is there at once, or not
		m.file, _ = os.Open("log")
	}
	if !m.ready { // it is not tried again
		m.ready = true
		net.Dial("tcp", "localhost:80")
	}
	m.only.Do(func() { m.addrs, _ = net.LookupHost("localhost") })
	return m, nil
}

func start() *agent {
	a := &agent{}
	for a.tries < 10 {
		conn, err := net.Dial("tcp", "localhost:81")
		if err == nil {
			conn.Close()
			break
		}
		a.tries++
		time.Sleep(100 * time.Millisecond)
	}
	return a
}

func (m *model) View() string { return "" }
