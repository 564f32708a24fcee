// Package main has models that are passed by value, and changed through their address.
package main

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

func main() {
	tea.NewProgram(editor{}).Run()
	run()
}

type editor struct {
	text  string
	lines int
	err   error
}

func (e editor) Init() tea.Cmd { return nil }

func (e editor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "o":
			cmd := e.open("o")
			return e, cmd
		case "s":
			return e.key(msg)
		case "x":
			var cmd tea.Cmd
			cmd = e.drop()
			return e, cmd
		}
	}
	return e, nil
}

// open is called on the copy that Update returns.
func (e *editor) open(path string) tea.Cmd {
	e.lines = 0
	data, err := os.ReadFile(path)
	if err != nil {
		e.err = err
		return nil
	}
	e.text = string(data)
	return say("opened " + path)
}

func (e editor) key(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	model, cmd := e.save(key.Key)
	return model, cmd
}

// save is given a copy, and gives it back.
func (e editor) save(path string) (tea.Model, tea.Cmd) {
	e.err = os.WriteFile(path, []byte("text"), 0o600)
	return e, nil
}

// drop needs no message.
func (e *editor) drop() tea.Cmd {
	e.text = ""
	os.Remove("x")
	return nil
}

func (e editor) View() string { return e.text }

func say(text string) tea.Cmd { return func() tea.Msg { return text } }
