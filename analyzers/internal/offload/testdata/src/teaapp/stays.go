package main

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type other struct {
	path string
	rows []string
	err  error
}

func (o other) Init() tea.Cmd { return nil }

func (o other) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		data, err := os.ReadFile(o.path) // stays: it is not seen that a program runs this model
		if err != nil {
			return o, nil
		}
		o.err = nil
		o.rows = []string{string(data), msg.Key}
		return o, nil
	}
	if cmd := o.save(); cmd != nil {
		return o, cmd
	}
	o.load()
	o.rows = nil
	return o, nil
}

func (o other) save() tea.Cmd {
	os.Remove(o.path) // stays: other.Update asks whether there is a Cmd
	return nil
}

func (o other) load() tea.Cmd {
	os.Remove(o.path) // stays: other.Update does not hand on the Cmd of other.load
	return nil
}

func (o other) View() string {
	os.Remove(o.path) // stays: the function returns no Cmd
	return ""
}
