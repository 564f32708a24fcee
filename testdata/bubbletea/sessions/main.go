// Command sessions lists tmux sessions, with Bubble Tea v2.
package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

type tickMsg time.Time

type listedMsg []string

// prober hides a sub-process behind an interface.
type prober interface{ alive(name string) bool }

type tmux struct{}

func (tmux) alive(name string) bool {
	return exec.Command("tmux", "has-session", "-t", name).Run() == nil // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the bubbletea loop: .*Update → .*refresh → .*alive → \(\*exec\.Cmd\)\.Run`
}

type model struct {
	program  *tea.Program
	prober   prober
	sessions []string
	dead     map[string]bool
	onPick   func(string)
}

func newModel() *model {
	m := &model{prober: tmux{}, dead: map[string]bool{}}
	m.onPick = func(name string) {
		net.Dial("tcp", name) // want `loopnet: net\.Dial \(net\) blocks the bubbletea loop`
	}
	return m
}

func (m *model) Init() tea.Cmd { return tea.Batch(list, tick()) }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tickMsg:
		m.refresh()
		return m, tick()
	case listedMsg:
		m.sessions = msg
		m.program.Send(tickMsg(time.Now())) // want `loopdeadlock: \(\*Program\)\.Send \(deadlock\) waits for the bubbletea loop it runs on`
	case tea.KeyPressMsg:
		if msg.String() == "enter" && len(m.sessions) > 0 {
			m.onPick(m.sessions[0])
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			list()
		}()
		<-done // want `loopwait: .*receive.* \(wait\) blocks the bubbletea loop`
	}
	return m, nil
}

func (m *model) refresh() {
	for _, name := range m.sessions {
		m.dead[name] = !m.prober.alive(name)
	}
}

func (m *model) View() tea.View {
	v := tea.NewView(strings.Join(m.sessions, "\n"))
	v.OnMouse = func(msg tea.MouseMsg) tea.Cmd {
		os.ReadFile("sessions") // want `loopfs: os\.ReadFile \(fs\) blocks the bubbletea loop`
		return func() tea.Msg {
			// Unlike a command that Update returns, this one runs on the loop.
			os.Remove("sessions") // want `loopfs: os\.Remove \(fs\) blocks the bubbletea loop`
			return nil
		}
	}
	return v
}

// list and tick are commands: they run elsewhere.
func list() tea.Msg {
	out, _ := exec.Command("tmux", "list-sessions").Output()
	return listedMsg(strings.Fields(string(out)))
}

func tick() tea.Cmd {
	return tea.Tick(time.Second, func(t time.Time) tea.Msg { return tickMsg(t) })
}

func main() {
	m := newModel()
	p := tea.NewProgram(m)
	m.program = p
	go func() {
		time.Sleep(time.Minute)
		p.Send(tickMsg{}) // from another goroutine
	}()
	if _, err := p.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
