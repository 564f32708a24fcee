// Package directives says in the source what no table knows.
package directives

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// onEvent is called by a dispatcher in C, one event after another.
//
//loopvet:onloop dispatcher
func onEvent(path string) {
	os.ReadFile(path) // want `os\.ReadFile \(fs\) blocks the dispatcher loop: .*onEvent → os\.ReadFile`
}

// sync writes through a library that no table knows.
//
//loopvet:blocks fs maps the whole file and writes it back
func sync(path string) {}

// settings reads a file in /dev/shm.
//
//loopvet:nonblocking the file is in memory
func settings() []byte {
	b, _ := os.ReadFile("/dev/shm/settings")
	return b
}

type model struct{ path string }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	sync(m.path) // want `sync.* \(fs\) blocks the bubbletea loop`
	settings()
	os.Remove(m.path) //loopvet:ignore loopfs the program ends with this key
	//loopvet:ignore loopfs the file is a pipe to the parent, which is always ready
	os.WriteFile(m.path, nil, 0o600)
	switch msg {
	case "another":
		//loopvet:ignore loopnet another check
		os.RemoveAll(m.path) // want `os\.RemoveAll \(fs\) blocks the bubbletea loop`
	case "no reason":
		//loopvet:ignore loopfs
		os.Create(m.path) // want `os\.Create \(fs\) blocks the bubbletea loop`
	}
	m.export()
	return m, nil
}

// export is called for its one key only.
//
//loopvet:ignore all the user asked for it and waits
func (m model) export() {
	os.ReadFile(m.path)
	os.WriteFile(m.path, nil, 0o600)
}

func (m model) View() string { return m.thumbnail() }

// thumbnail is kept by an init function's goroutine.
//
//loopvet:offloop
func (m model) thumbnail() string {
	os.ReadFile(m.path)
	return ""
}
