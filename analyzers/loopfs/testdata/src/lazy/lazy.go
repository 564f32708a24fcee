// Package lazy reads files once: on first use. That is "possible", which is not
// reported by default. What looks like it but happens again is reported.
package lazy

import (
	"os"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

var (
	global []byte
	once   sync.Once
)

type model struct {
	cache   []byte
	loaded  bool
	dirty   []byte
	writing bool
	first   *os.File
	polled  *os.File
	picker  *picker
	kept    *os.File
	err     error
	tree    *node
}

// node is filled once, but there are many.
type node struct {
	path   string
	kids   []*node
	items  map[string]entry
	listed bool
}

type entry interface{ open() }

func (n *node) open() {
	if n.kids != nil {
		return
	}
	files, _ := os.ReadDir(n.path) // want `os\.ReadDir \(fs\) blocks the bubbletea loop`
	for _, f := range files {
		n.kids = append(n.kids, &node{path: f.Name()})
	}
}

func (n *node) list() {
	if n.listed {
		return
	}
	n.listed = true
	n.items = map[string]entry{}
	files, _ := os.ReadDir(n.path) // want `os\.ReadDir \(fs\) blocks the bubbletea loop`
	for _, f := range files {
		n.items[f.Name()] = &node{path: f.Name()}
	}
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.cache == nil {
		m.cache, _ = os.ReadFile("a")
	}
	if !m.loaded {
		os.ReadFile("b")
		m.loaded = true
	}
	get()
	once.Do(func() { os.ReadFile("c") })
	switch msg {
	case "usual":
		if m.err == nil {
			_, m.err = os.ReadFile("d") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
		}
	case "set":
		if m.cache != nil {
			os.Remove("e") // want `os\.Remove \(fs\) blocks the bubbletea loop`
		}
	case "set back below": // again and again
		if m.dirty == nil {
			m.dirty, _ = os.ReadFile("f") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
		}
	}
	m.write()
	connect()
	m.open()
	m.poll()
	m.route(msg)
	m.again(false)
	m.tree.open()
	m.tree.list()
	return m, nil
}

type conn struct{ file *os.File }

func (c *conn) alive() bool { return c.file.Fd() != 0 }

var shared *conn

// connect opens again only when the connection is lost.
func connect() (c *conn) {
	if shared != nil && shared.alive() {
		return shared
	}
	defer func() { shared = c }()
	f, _ := os.Open("i")
	return &conn{f}
}

// open leaves the storing to a function of its own.
func (m *model) open() {
	if m.first == nil {
		m.load()
	}
}

func (m *model) load() { m.first, _ = os.Open("j") }

// poll asks an object, if there is one, and opens in any case.
func (m *model) poll() {
	if m.polled != nil {
		m.polled.Name()
	}
	m.polled, _ = os.Open("k") // want `os\.Open \(fs\) blocks the bubbletea loop`
}

type picker struct{}

func (p *picker) update(tea.Msg) {}

type key struct{}

// route ends early for the messages that go to the picker only; all others get by
// each time.
func (m *model) route(msg tea.Msg) {
	if m.picker != nil {
		m.picker.update(msg)
		if _, ok := msg.(key); ok {
			return
		}
	}
	os.Remove("l") // want `os\.Remove \(fs\) blocks the bubbletea loop`
	m.pick()
}

func (m *model) pick() { m.picker = &picker{} }

// again opens a second time only where it is told to.
func (m *model) again(anew bool) {
	if m.kept != nil && !anew {
		return
	}
	m.kept, _ = os.Open("m")
}

func get() []byte {
	if global != nil {
		return global
	}
	global, _ = os.ReadFile("g")
	return global
}

// write guards against itself: no lazy initialisation.
func (m *model) write() {
	if m.writing {
		return
	}
	m.writing = true
	os.Create("h") // want `os\.Create \(fs\) blocks the bubbletea loop`
	m.writing = false
	m.dirty = nil
}

func (m *model) View() string { return "" }
