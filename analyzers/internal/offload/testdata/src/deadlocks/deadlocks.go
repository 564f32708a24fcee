// Package deadlocks waits for the loop that it runs on.
package main

import (
	tea "github.com/charmbracelet/bubbletea"
	"github.com/rivo/tview"
)

type ui struct {
	app  *tview.Application
	list *tview.List
	text *tview.TextView
}

func (u *ui) inline() {
	u.list.SetDoneFunc(func() {
		u.app.QueueUpdateDraw(func() {
			u.text.SetText("done") // at once
		})
	})
}

func (u *ui) function() {
	u.list.SetDoneFunc(func() {
		u.app.QueueUpdateDraw(func() {
			text := u.text.GetText(true)
			u.text.SetText(text + "done")
		})
		text := "kept"
		u.text.SetText(text)
	})
}

var program *tea.Program

type model struct{ n int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		program.Send(m.n)
		return m, nil
	}
	return m, nil
}

func (m model) View() string { return "" }

func main() {
	u := &ui{app: tview.NewApplication()}
	u.inline()
	u.function()
	program = tea.NewProgram(model{})
	program.Run()
}
