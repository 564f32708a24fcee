package main

import (
	"fmt"
	"os"
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

func run() {
	tea.NewProgram(screen{}).Run()
	tea.NewProgram(&parent{}).Run()
	tea.NewProgram(copied{}).Run()
	tea.NewProgram(&shared{}).Run()
	tea.NewProgram(long{}).Run()
}

func (r reader) elsewhere() (tea.Model, tea.Cmd) {
	data, err := os.ReadFile("e") // fixed: in two files
	if err == nil {
		r.text = string(data)
	}
	return r, nil
}

// screen gives way to another model.
type screen struct{ text string }

func (s screen) Init() tea.Cmd { return nil }

func (s screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if msg.Key == "n" {
			return &parent{}, nil
		}
		data, _ := os.ReadFile("a") // stays: screen.Update may return another model, which would get the message
		s.text = string(data)
	}
	return s, nil
}

func (s screen) View() string { return s.text }

// parent has a part with an Update of its own.
type parent struct {
	part   part
	child  *child
	failed bool
}

func (p *parent) Init() tea.Cmd { return p.begin() }

func (p *parent) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "c":
			return p, p.child.load()
		case "b":
			return p, p.begin()
		}
		return p, p.part.load(msg.Key)
	}
	var cmd tea.Cmd
	p.part, cmd = p.part.Update(msg)
	return p, cmd
}

// begin comes from Init too.
func (p *parent) begin() tea.Cmd {
	data, err := os.ReadFile("b") // stays: (*parent).Init gets to (*parent).begin too
	if err != nil {
		p.failed = true
	}
	return say(string(data))
}

func (p *parent) View() string { return "" }

type child struct{ text string }

func (c *child) load() tea.Cmd {
	data, _ := os.ReadFile("d") // stays: the message comes to parent, which would have to hand it on to p.child
	c.text = string(data)
	return nil
}

type part struct{ text string }

func (p part) Update(msg tea.Msg) (part, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		data, _ := os.ReadFile(key.Key) // stays: (*parent).Update does not only return what part.Update does
		p.text = string(data)
	}
	return p, nil
}

func (p part) load(name string) tea.Cmd {
	data, _ := os.ReadFile(name) // fixed: the part is a copy
	p.text = string(data)
	return nil
}

// copied does things to its copy that another one does not know of.
type copied struct {
	text, at string
	rows     []string
	name     [4]byte
	out      strings.Builder
	keep     func()
}

func (c copied) Init() tea.Cmd { return nil }

func (c copied) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Key {
		case "a":
			text := &c.at
			data, _ := os.ReadFile("a") // stays: &c.at is of a copy of the model that the rest does not have
			*text = string(data)
			return c, nil
		case "b":
			c.keep = func() { c.rows = nil }
			data, _ := os.ReadFile("b") // stays: c is shared with a func literal made before the call
			c.text = string(data)
			return c, nil
		case "c":
			name := c.name[:]
			data, _ := os.ReadFile("c") // stays: c.name[:] is of a copy of the model that the rest does not have
			copy(name, data)
			return c, nil
		case "d":
			c.out.WriteString("d")
			data, _ := os.ReadFile("d") // stays: the address of out may be kept before the call
			c.out.Write(data)
			return c, nil
		case "e":
			next := c
			data, _ := os.ReadFile("e") // stays: next may be a copy of the model
			next.text = string(data)
			return c, say(next.text)
		case "f":
			return c, c.lost()
		case "g":
			c.note()
			data, _ := os.ReadFile("g") // stays: the address of c may be kept before the call
			c.text = string(data)
			return c, nil
		case "h":
			return c, c.own()
		}
	}
	return c, nil
}

func (c copied) lost() tea.Cmd {
	c.rows = append(c.rows, "lost")
	data, _ := os.ReadFile("f") // stays: what is done to c before the call is not returned
	return say(string(data))
}

func (c copied) own() tea.Cmd {
	type row struct{ n int }
	r := row{1}
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	data, err := os.ReadFile("h") // stays: row is declared in the function
	if err == nil {
		r = row{len(data)}
	}
	return say(fmt.Sprint(r.n))
}

var notes []*copied

func (c *copied) note() { notes = append(notes, c) }

func (c copied) View() string { return "" }

// shared is looked at, and changed, by other callbacks.
type shared struct {
	rows   []string
	cursor int
	mode   string
	text   string
	note   string
	last   string
}

func (s *shared) Init() tea.Cmd { return nil }

func (s *shared) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch {
		case s.mode == "ask":
			return s.answer(msg)
		case msg.Key == "down":
			s.cursor++
			s.mode = "ask"
			s.last = "down"
		case msg.Key == "l":
			if s.last == "" {
				return s, nil
			}
			if err := os.Remove("l"); err == nil { // stays: last may change between what is before the call and what is behind it
				s.last = ""
			}
		case msg.Key == "r":
			s.text = fmt.Sprint(s.cursor)
			data, err := os.ReadFile("r") // stays: cursor may change between what is before the call and what is behind it
			if err != nil {
				s.rows[s.cursor] = err.Error()
			}
			s.text = string(data)
		case msg.Key == "f":
			for range s.rows {
				data, _ := os.ReadFile("x") // stays: inside a for loop
				s.text += string(data)
			}
		case msg.Key == "s":
			{
				data, _ := os.ReadFile("s") // stays: no other way leads to the code behind the call
				s.text = string(data)
			}
			s.note = "read"
		case msg.Key == "b":
			data, err := os.ReadFile("y") // stays: break leads out of the code behind the call
			if err != nil {
				break
			}
			s.text = string(data)
		}
	}
	return s, nil
}

func (s *shared) answer(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	err := os.Remove("z") // stays: mode may change between what is before the call and what is behind it
	if err == nil {
		s.mode = ""
	}
	return s, nil
}

func (s *shared) View() string { return "" }

// long has much code behind the switch.
type long struct {
	text          string
	a, b, c, d, e int
}

func (l long) Init() tea.Cmd { return nil }

func (l long) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	err := l.check()
	switch msg := msg.(type) {
	case tea.KeyMsg:
		data, err := os.ReadFile("a") // stays: the code behind the switch runs too
		if err == nil {
			l.text = string(data)
		}
	case tea.WindowSizeMsg:
		if msg.Width > 0 {
			data, err := os.ReadFile("b") // stays: err is another variable in the code behind the if
			if err != nil {
				l.text = string(data)
			}
		}
		if err != nil {
			l.text = "failed"
		}
		return l, nil
	}
	l.a++
	l.b++
	l.c++
	l.d++
	l.e++
	if l.e > l.d {
		l.text = ""
	}
	return l, nil
}

func (l long) check() error { return nil }

func (l long) View() string { return "" }
