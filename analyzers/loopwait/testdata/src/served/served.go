// Package served sends to goroutines that are at the receive nearly always, and to
// some that are not. Whether they are still there is not asked.
package served

import (
	"os"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	notes, saves, calls, once chan string
	stop                      chan struct{}
}

func newModel(called func(string)) *model {
	m := &model{notes: make(chan string), saves: make(chan string), calls: make(chan string), once: make(chan string), stop: make(chan struct{})}
	go func() {
		for {
			select {
			case note := <-m.notes:
				println(note)
			case <-m.stop:
				return
			}
		}
	}()
	go func() {
		for path := range m.saves {
			os.Remove(path)
		}
	}()
	go func() {
		for name := range m.calls {
			called(name)
		}
	}()
	go func() { <-m.once }()
	return m
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "note":
		m.notes <- "key"
	case "stop":
		m.stop <- struct{}{}
	case "save":
		m.saves <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	case "call":
		m.calls <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	case "once":
		m.once <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
	}
	return m, nil
}

func (m *model) View() string { return "" }

// tree has a channel for each subscriber, in a list and in a set.
type tree struct {
	list []chan string
	set  map[chan string]bool
	idle []chan string
}

func (t *tree) subscribe() chan string {
	ch := make(chan string)
	t.list = append(t.list, ch)
	return ch
}

func (t *tree) add() chan string {
	ch := make(chan string)
	t.set[ch] = true
	return ch
}

func (t *tree) watch() chan string {
	ch := make(chan string)
	t.idle = append(t.idle, ch)
	return ch
}

func newTree() *tree {
	t := &tree{set: map[chan string]bool{}}
	go func() {
		for name := range t.subscribe() {
			println(name)
		}
	}()
	go func() { // the other one of the list
		for name := range t.subscribe() {
			os.Remove(name)
		}
	}()
	go func() {
		for name := range t.add() {
			os.Remove(name)
		}
	}()
	go func() {
		for name := range t.watch() {
			println(name)
		}
	}()
	return t
}

func (t *tree) Init() tea.Cmd { return nil }

func (t *tree) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "list":
		for _, ch := range t.list {
			ch <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
		}
	case "set":
		for ch := range t.set {
			ch <- "key" // want `channel send \(wait\) blocks the bubbletea loop: .* \(likely\)`
		}
	case "idle":
		for _, ch := range t.idle {
			ch <- "key"
		}
	}
	return t, nil
}

func (t *tree) View() string { return "" }

// room has members, of whom a mutex takes care, and a loop that tells them.
type room struct {
	mu, other sync.Mutex
	members   []string
	said      chan string
	heard     chan string
}

func open() *room {
	r := &room{said: make(chan string), heard: make(chan string)}
	go r.run()
	go r.listen()
	return r
}

//loopvet:onloop room
func (r *room) run() {
	for {
		text := <-r.said
		for _, member := range r.list() {
			println(member, text)
		}
	}
}

func (r *room) list() []string {
	r.mu.Lock() // want `\(\*sync.Mutex\).Lock \(wait\) blocks the room loop: \(\*room\).run → \(\*room\).list → \(\*sync.Mutex\).Lock, held by \(\*room\).Join across channel send \(likely\)`
	defer r.mu.Unlock()
	return r.members
}

func (r *room) Join(member string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.members = append(r.members, member)
	r.said <- member + " is here"
}

//loopvet:onloop room
func (r *room) listen() {
	for {
		text := <-r.heard
		r.other.Lock()
		println(text)
		r.other.Unlock()
	}
}

func (r *room) Hear(text string) {
	r.other.Lock()
	text += "!"
	r.other.Unlock()
	r.heard <- text
}
