// Command notes shows a directory of notes, with Bubble Tea v1. It does on the
// loop what it should not, and some of it rightly elsewhere.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"github.com/loopvet/loopvet/testdata/bubbletea/notes/store"
)

type savedMsg struct{ err error }

type model struct {
	program *tea.Program
	picker  picker
	store   *store.Store
	text    string
	err     error
}

func (m *model) Init() tea.Cmd { return m.save }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.String() {
		case "enter":
			m.open()
		case "s":
			return m, m.save // the command runs elsewhere
		case "e":
			return m, edit(m.picker.current())
		case "q":
			m.program.Quit() // want `loopdeadlock: .*Quit \(deadlock\) waits for the bubbletea loop`
		}
	case savedMsg:
		m.err = msg.err
		m.store.Reload() // want `loopfs: os\.ReadDir \(fs\) blocks the bubbletea loop: .*Update → .*Reload → os\.ReadDir`
	}
	var cmd tea.Cmd
	m.picker, cmd = m.picker.Update(msg)
	return m, cmd
}

func (m *model) View() string {
	var b strings.Builder
	for _, name := range m.store.Names() {
		info, err := os.Stat(name) // want `loopfs: os\.Stat \(fs\) blocks the bubbletea loop: .*View → os\.Stat`
		if err == nil {
			fmt.Fprintf(&b, "%s %d\n", name, info.Size())
		}
	}
	return b.String() + m.text
}

func (m *model) open() {
	b, err := os.ReadFile(m.picker.current()) // want `loopfs: os\.ReadFile \(fs\) blocks the bubbletea loop: .*Update → .*open → os\.ReadFile`
	m.text, m.err = string(b), err
}

func (m *model) save() tea.Msg {
	return savedMsg{os.WriteFile(m.picker.current(), []byte(m.text), 0o600)}
}

func edit(path string) tea.Cmd {
	return tea.ExecProcess(exec.Command("vi", path), func(err error) tea.Msg {
		exec.Command("sync").Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the bubbletea loop`
		return savedMsg{err}
	})
}

// count is given to the program as a filter: it sees every message first.
func count(m tea.Model, msg tea.Msg) tea.Msg {
	os.WriteFile(filepath.Join(os.TempDir(), "messages"), nil, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the bubbletea loop: .*count → os\.WriteFile`
	return msg
}

func main() {
	notes := store.Open(".") // before the loop
	m := &model{store: notes}
	m.program = tea.NewProgram(m, tea.WithFilter(count))
	if _, err := m.program.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
