package main

import (
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

func run() { tea.NewProgram(lender{}).Run() }

// lender returns what a method has not changed, or lends its address to somebody else.
type lender struct {
	text string
	err  error
	out  strings.Builder
	last tea.Cmd
}

func (l lender) Init() tea.Cmd { return nil }

func (l lender) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "a":
			old := l
			cmd := l.early()
			return old, cmd
		case "b":
			return l, l.beside()
		case "c":
			cmd := l.asked()
			if cmd != nil {
				l.text = "busy"
			}
			return l, cmd
		case "d":
			cmd := l.kept()
			return l, cmd
		case "e":
			show := func() tea.Msg { return l.text }
			cmd := l.captured()
			l.last = show
			return l, cmd
		case "f":
			cmd := l.lost()
			return l, cmd
		case "g":
			_, cmd := l.dropped()
			return l, cmd
		case "h":
			cmd := l.batched()
			return l, tea.Batch(cmd, say("h"))
		case "i":
			clear := func() { l.text = "" }
			clear()
			cmd := l.cleared()
			return l, cmd
		}
	}
	return l, nil
}

func (l *lender) early() tea.Cmd {
	_, l.err = os.ReadFile("a") // stays: lender.Update does not only return what (*lender).early does
	return nil
}

func (l *lender) beside() tea.Cmd {
	_, l.err = os.ReadFile("b") // stays: the message comes to lender, which would have to hand it on to l
	return nil
}

func (l *lender) asked() tea.Cmd {
	_, l.err = os.ReadFile("c") // stays: lender.Update does not only return what (*lender).asked does
	return nil
}

var lent []*lender

func (l *lender) kept() tea.Cmd {
	lent = append(lent, l)
	_, l.err = os.ReadFile("d") // stays: the address of l may be kept before the call
	return nil
}

func (l *lender) captured() tea.Cmd {
	_, l.err = os.ReadFile("e") // stays: lender.Update does not only return what (*lender).captured does
	return nil
}

// lost changes a copy that nobody returns.
func (l lender) lost() tea.Cmd {
	cmd := l.inner()
	return cmd
}

func (l *lender) inner() tea.Cmd {
	_, l.err = os.ReadFile("f") // stays: the message comes to lender, which would have to hand it on to l
	return nil
}

func (l lender) dropped() (tea.Model, tea.Cmd) {
	_, l.err = os.ReadFile("g") // stays: lender.Update does not only return what lender.dropped does
	return l, nil
}

func (l *lender) batched() tea.Cmd {
	_, l.err = os.ReadFile("h") // stays: lender.Update does not only return what (*lender).batched does
	return nil
}

func (l *lender) cleared() tea.Cmd {
	_, l.err = os.ReadFile("i") // stays: a func literal before the call has l, and the rest another copy of it
	return nil
}

func (l lender) View() string { return l.text }
