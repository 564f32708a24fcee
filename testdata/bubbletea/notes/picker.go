package main

import (
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"
)

// picker is a component: its Update has the shape of a model's, and the
// program's Update calls it.
type picker struct {
	names []string
	at    int
}

func (p picker) Update(msg tea.Msg) (picker, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok && key.String() == "c" {
		exec.Command("xclip", p.current()).Run() // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the bubbletea loop: .*Update → .*Update → \(\*exec\.Cmd\)\.Run`
	}
	return p, nil
}

func (p picker) current() string {
	if p.at < len(p.names) {
		return p.names[p.at]
	}
	return ""
}
