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
		data, err := os.ReadFile(o.path) // fixed
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
	if cmd := o.fetch(); cmd != nil {
		return o, cmd
	}
	o.load()
	o.rows = nil
	return o, nil
}

func (o other) fetch() tea.Cmd {
	if err := os.Mkdir(o.path, 0o700); err != nil { // stays: other.Update does not only return what other.fetch does
		return tea.Quit
	}
	return nil
}

func (o other) save() tea.Cmd {
	os.Remove(o.path) // stays: other.Update does not only return what other.save does
	return nil
}

func (o other) load() tea.Cmd {
	os.Remove(o.path) // fixed
	return nil
}

func (o other) View() string {
	os.Remove(o.path) // stays: the function returns no Cmd
	return ""
}

// layers return commands in ways that would lose them, or do something meanwhile.
type layers struct {
	path    string
	pending []tea.Cmd
}

func (l layers) Init() tea.Cmd { return nil }

func (l layers) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "o":
			cmd := l.overwritten()
			if msg.Key == "x" {
				cmd = tea.Quit
			}
			return l, cmd
		case "b":
			return l, tea.Batch(l.together(), tea.Quit)
		case "p":
			l.pending = append(l.pending, l.kept())
			return l, nil
		case "e":
			os.WriteFile(l.path, nil, 0o600) // fixed
			return l, l.asked()
		}
	}
	return l, nil
}

func (l layers) overwritten() tea.Cmd {
	os.Remove(l.path) // stays: layers.Update does not only return what layers.overwritten does
	return nil
}

func (l layers) together() tea.Cmd {
	os.Remove(l.path) // stays: layers.Update does not only return what layers.together does
	return nil
}

func (l layers) kept() tea.Cmd {
	os.Remove(l.path) // fixed
	return nil
}

func (l layers) asked() tea.Cmd { return nil }

func (l layers) View() string { return "" }
