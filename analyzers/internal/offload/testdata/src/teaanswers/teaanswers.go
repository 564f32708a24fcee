// Package main has models whose operations come back with a message of their own.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

func main() {
	tea.NewProgram(reader{}).Run()
	tea.NewProgram(&editor{}).Run()
	tea.NewProgram(lister{}).Run()
}

// reader is passed by value.
type reader struct {
	path, text string
	err        error
	count      int
	lines      []string
}

func (r reader) Init() tea.Cmd { return nil }

func (r reader) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "r":
			r.count++
			title := strings.ToUpper(msg.Key) + "eading"
			data, err := os.ReadFile(r.path) // all of it
			if err != nil {
				r.err = err // keep it
				return r, nil
			}
			// What was read.
			r.text = title + string(data) + msg.Key
		case "l":
			return r.list(msg)
		case "s":
			return r.stat(2)
		case "p":
			return r.pointed()
		case "e":
			return r.elsewhere()
		case "d":
			if err := os.Remove(r.path); err != nil {
				r.err = err
			}
			r.text = ""
		}
	default:
		r.text = fmt.Sprint(msg)
	}
	return r, cmd
}

// pointed makes a pointer of the model: that has the same Update.
func (r *reader) pointed() (tea.Model, tea.Cmd) {
	r.count++
	return r, nil
}

func (r reader) list(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	entries, _ := os.ReadDir(".")
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), key.Key) {
			r.lines = append(r.lines, e.Name())
		}
	}
	return r, tea.Batch(say("listed"), say(key.Key))
}

func say(text string) tea.Cmd { return func() tea.Msg { return text } }

func (r reader) stat(n int) (tea.Model, tea.Cmd) {
	r.count += n
	return r.sized(r.path + "~")
}

func (r reader) sized(name string) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	cmds = append(cmds, say(name))
	size := 0
	data, err := os.ReadFile(name)
	if err == nil {
		size = len(data)
	}
	r.lines = append(r.lines, fmt.Sprint(size))
	return r, tea.Batch(cmds...)
}

func (r reader) View() string { return r.text }

// editor is a pointer, and its Update looks at every message first.
type editor struct {
	text, name string
	seen       int
	saved      bool
	results    chan string
	err        error
}

func (e *editor) Init() tea.Cmd { return nil }

func (e *editor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	e.seen++
	switch msg.(type) {
	case tea.KeyMsg:
		return e, e.save()
	case tea.WindowSizeMsg:
		return e, e.wait()
	}
	return e, nil
}

func (e *editor) save() tea.Cmd {
	e.saved = false
	if err := os.WriteFile("draft", nil, 0o600); err != nil {
		e.err = err
		return nil
	}
	return tea.Quit
}

func (e *editor) wait() tea.Cmd {
	e.name = <-e.results
	return nil
}

func (e *editor) View() string { return e.text }

// lister has a switch without a name for the message.
type lister struct {
	rows []string
	last string
}

func (l lister) Init() tea.Cmd { return nil }

func (l lister) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		cmd := exec.Command("ls")
		var out []byte
		out, _ = cmd.Output()
		l.rows = strings.Split(string(out), "\n")
		return l, nil
	case tea.WindowSizeMsg:
		os.Remove("cache")
		l.last = rest(l.last)
		return l, say("removed")
	}
	return l, nil
}

func rest(s string) string { return s }

func (l lister) View() string { return "" }
