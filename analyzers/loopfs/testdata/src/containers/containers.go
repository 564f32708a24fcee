// Package containers keeps what it calls in fields, containers, variables and
// options, as programs do.
package containers

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// A table of structs with funcs.
type command struct {
	name string
	run  func(string)
}

var commands = []command{
	{"open", func(p string) { os.Open(p) }}, // want `os\.Open \(fs\)`
	{name: "make", run: create},
}

func create(p string) { os.Create(p) } // want `os\.Create \(fs\)`

var byKey = map[string]*command{
	"x": {run: func(p string) { os.Remove(p) }}, // want `os\.Remove \(fs\)`
}

// A package variable that a test or another package may replace.
var rename = os.Rename

// Functional options.
type option func(*settings)

type settings struct {
	save   func([]byte)
	nested struct{ flush func() }
}

func withSave(f func([]byte)) option { return func(s *settings) { s.save = f } }

func withFlush(f func()) option {
	return func(s *settings) { s.nested.flush = f }
}

func newSettings(opts ...option) *settings {
	s := &settings{}
	for _, o := range opts {
		o(s)
	}
	return s
}

// A builder.
type builder struct{ form form }

type form struct {
	fields   []field
	onCancel func()
}

type field struct{ check func() error }

func (b *builder) check(f func() error) *builder {
	b.form.fields = append(b.form.fields, field{check: f})
	return b
}

func (b *builder) cancel(f func()) *builder { b.form.onCancel = f; return b }
func (b *builder) build() form              { return b.form }

// A func type with a method.
type handler interface{ serve(string) }

type handlerFunc func(string)

func (f handlerFunc) serve(s string) { f(s) }

// A struct that embeds another with the slot.
type outer struct{ *inner }

type inner struct{ hook func() }

// A channel of funcs.
type queue struct{ jobs chan func() }

type source interface{ read() []byte }

type disk struct{}

func (disk) read() []byte { b, _ := os.ReadFile("x"); return b } // want `os\.ReadFile \(fs\)`

type model struct {
	set   *settings
	form  form
	h     handler
	out   outer
	q     queue
	read  func() []byte
	deep  func() func() func()
	array [2]func()
	ptr   *func()
}

func newModel(src source) *model {
	m := &model{}
	m.set = newSettings(
		withSave(func(b []byte) { os.WriteFile("s", b, 0o600) }), // want `os\.WriteFile \(fs\)`
		withFlush(func() { os.Truncate("s", 0) }),                // want `os\.Truncate \(fs\)`
	)
	m.form = (&builder{}).
		check(func() error { return os.Mkdir("d", 0o700) }). // want `os\.Mkdir \(fs\)`
		cancel(func() { os.RemoveAll("d") }).                // want `os\.RemoveAll \(fs\)`
		build()
	m.h = handlerFunc(func(s string) { os.ReadDir(s) }) // want `os\.ReadDir \(fs\)`
	m.out = outer{&inner{}}
	m.out.hook = func() { os.Symlink("a", "b") } // want `os\.Symlink \(fs\)`
	m.q.jobs = make(chan func(), 9)
	m.q.jobs <- func() { os.Link("a", "b") } // want `os\.Link \(fs\)`
	m.read = src.read
	m.deep = func() func() func() {
		return func() func() {
			return func() { os.Chmod("a", 0) } // want `os\.Chmod \(fs\)`
		}
	}
	m.array[1] = func() { os.Chown("a", 0, 0) } // want `os\.Chown \(fs\)`
	f := func() { os.MkdirAll("a", 0) }         // want `os\.MkdirAll \(fs\)`
	m.ptr = &f
	return m
}

func run() { tea.NewProgram(newModel(disk{})) }

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case string:
		for _, c := range commands {
			if c.name == msg {
				c.run(msg)
			}
		}
		byKey[msg].run(msg)
		rename("a", "b") // want `os\.Rename \(fs\)`
	case int:
		m.set.save(nil)
		m.set.nested.flush()
		for _, f := range m.form.fields {
			f.check()
		}
		m.form.onCancel()
		m.h.serve("x")
		m.out.hook()
		(<-m.q.jobs)()
		m.read()
		m.deep()()()
		m.array[msg]()
		(*m.ptr)()
	}
	return m, nil
}

func (m *model) View() string { return "" }

// bus takes callbacks as any, as toolkits do.
type bus struct{ subscribers map[string]any }

func (b *bus) on(event string, f any) { b.subscribers[event] = f }

func (b *bus) emit(event string) {
	switch f := b.subscribers[event].(type) {
	case func():
		f()
	case func(string):
		f(event)
	}
}

type screen struct{ bus *bus }

func newScreen() *screen {
	s := &screen{bus: &bus{subscribers: map[string]any{}}}
	s.bus.on("key", func() { os.Lchown("a", 0, 0) }) // want `os\.Lchown \(fs\)`
	s.bus.on("save", s.save)
	return s
}

func (s *screen) save(name string) { os.CreateTemp("", name) } // want `os\.CreateTemp \(fs\)`

func (s *screen) Init() tea.Cmd { return nil }

func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.bus.emit("key")
	return s, nil
}

func (s *screen) View() string { return "" }
