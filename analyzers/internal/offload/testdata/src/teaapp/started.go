package main

import (
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type composer struct {
	paths []string
	last  string
	open  bool
}

func (c *composer) Init() tea.Cmd { return nil }

func (c *composer) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "backspace":
			if c.pop() {
				return c, nil
			}
		case "x":
			return c.closed()
		}
		c.last = msg.Key
	}
	return c, nil
}

func (c *composer) pop() bool {
	if len(c.paths) == 0 {
		return false
	}
	last := c.paths[len(c.paths)-1]
	c.paths = c.paths[:len(c.paths)-1]
	_ = os.Remove(last) // fixed
	c.last = ""
	return true
}

func (c *composer) closed() (tea.Model, tea.Cmd) {
	if c.open {
		os.Remove(c.last) // fixed
	}
	c.open = false
	return c, nil
}

func (c *composer) View() string { return c.last }

// quitter does more behind the call.
type quitter struct {
	path string
	open bool
}

func (q *quitter) Init() tea.Cmd { return nil }

func (q *quitter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "q":
			if q.open {
				os.Remove(q.path) // fixed
			}
			return q, tea.Quit
		case "r":
			if q.open {
				os.Remove(q.path) // stays: path may change between what is before the call and what is behind it
			}
			return q, func() tea.Msg { return q.size() }
		case "s":
			time.Sleep(time.Second) // stays: nothing follows but what the loop runs next
			return q, nil
		case "p":
			q.drop()
			return q, tea.Quit
		}
	}
	return q, nil
}

func (q *quitter) drop() {
	q.open = false
	os.Remove(q.path) // stays: (*quitter).drop reads open, which others write
	q.path = ""
}

func (q *quitter) size() int64 {
	info, err := os.Stat(q.path)
	if err != nil {
		return 0
	}
	return info.Size()
}

func (q *quitter) View() string { return q.path }
