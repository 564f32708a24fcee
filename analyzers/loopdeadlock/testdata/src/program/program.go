// Package program calls methods of a Bubble Tea program that wait for its loop.
package program

import (
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	program *tea.Program
	notify  func(string)
}

func start() {
	m := &model{}
	m.program = tea.NewProgram(m)
	m.notify = func(text string) {
		m.program.Send(text) // want `Send \(deadlock\) waits for the bubbletea loop it runs on`
	}
	m.program.Send("early") // before the loop: not on it
	m.program.Run()
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "send":
		m.program.Send("next") // want `\(\*Program\)\.Send \(deadlock\) waits for the bubbletea loop it runs on: .*Update → \(\*Program\)\.Send`
	case "print":
		m.log("printed")
	case "stored":
		m.notify("x")
	case "wait":
		m.program.Wait() // want `Wait \(deadlock\) waits for the bubbletea loop it runs on`
	case "quit":
		m.program.Quit() // want `Quit \(deadlock\) waits for the bubbletea loop it runs on`
	case "from a goroutine":
		go m.program.Send("x")
		go func() { m.program.Send("x") }()
	case "a command may":
		return m, func() tea.Msg {
			m.program.Send("x")
			return nil
		}
	case "tea.Quit is a command":
		return m, tea.Quit
	case "exec":
		return m, tea.ExecProcess(exec.Command("vi"), func(err error) tea.Msg {
			m.program.Send("back") // want `Send \(deadlock\) waits for the bubbletea loop it runs on`
			return nil
		})
	}
	return m, nil
}

func (m *model) View() string { return "" }

func (m *model) log(text string) {
	m.program.Println(text) // want `Println \(deadlock\) waits for the bubbletea loop it runs on: .*Update → .*log → \(\*Program\)\.Println`
}
