// Package processes runs programs in callbacks.
package processes

import (
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ out []byte }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "run":
		exec.Command("make").Run() // want `Run.* \(exec\) blocks the bubbletea loop: model\.Update → \(\*exec\.Cmd\)\.Run`
	case "output":
		m.out, _ = exec.Command("git", "status").Output() // want `Output.* \(exec\) blocks the bubbletea loop`
	case "wait":
		cmd := exec.Command("sleep", "1")
		if cmd.Start() == nil { // a fork, milliseconds
			cmd.Wait() // want `Wait.* \(exec\) blocks the bubbletea loop`
		}
	case "only built":
		cmd := exec.Command("vi")
		cmd.Dir = "/"
	case "on purpose":
		return m, tea.ExecProcess(exec.Command("vi"), func(err error) tea.Msg {
			exec.Command("sync").Run() // want `Run.* \(exec\) blocks the bubbletea loop`
			return err
		})
	case "command":
		return m, m.status
	}
	return m, nil
}

func (m model) View() string {
	if _, err := exec.LookPath("git"); err != nil { // looks at files: loopfs has it
		return "no git"
	}
	return ""
}

func (m model) status() tea.Msg {
	out, _ := exec.Command("git", "status").Output()
	return out
}
