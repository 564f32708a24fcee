// Package standard is called back by the standard library.
package standard

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"sync"
	"text/template"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	once  sync.Once
	names []string
	log   *slog.Logger
	doc   document
	sink  sink
	get   func() int
	list  *os.File

	emitter emitter
}

// document reads a file when it is encoded.
type document struct{}

func (document) MarshalJSON() ([]byte, error) {
	return os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
}

// shown reads a link when it is printed.
type shown struct{}

func (shown) Format(f fmt.State, verb rune) {}

// sink writes a file for each Write.
type sink struct{}

func (sink) Write(b []byte) (int, error) {
	return len(b), os.WriteFile("sink", b, 0o600) // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
}

// handler is a user's own slog.Handler.
type handler struct{}

func (handler) Enabled(context.Context, slog.Level) bool { return true }
func (handler) Handle(context.Context, slog.Record) error {
	return os.Rename("log", "log.1") // want `os\.Rename \(fs\) blocks the bubbletea loop`
}
func (h handler) WithAttrs([]slog.Attr) slog.Handler { return h }
func (h handler) WithGroup(string) slog.Handler      { return h }

// byAge sorts by what the file system says.
type byAge []string

func (b byAge) Len() int           { return len(b) }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b byAge) Less(i, j int) bool { _, err := os.ReadDir(b[i]); return err != nil } // want `os\.ReadDir \(fs\) blocks the bubbletea loop`

func newModel() *model {
	return &model{log: slog.New(handler{})}
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "sort":
		sort.Slice(m.names, func(i, j int) bool {
			f, err := os.Open(m.names[i]) // want `os\.Open \(fs\) blocks the bubbletea loop`
			f.Close()
			return err == nil
		})
		sort.Sort(byAge(m.names))
		slices.SortFunc(m.names, func(a, b string) int {
			os.Create(a) // want `os\.Create \(fs\) blocks the bubbletea loop`
			return strings.Compare(a, b)
		})
	case "walk":
		filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error { // want `filepath\.WalkDir \(fs\) blocks the bubbletea loop: .*, also from 1 more place;`
			return os.Remove(path) // that place
		})
	case "json":
		json.Marshal(m.doc)
	case "once":
		m.once.Do(func() { os.Mkdir("d", 0o700) })
	case "copy":
		io.Copy(m.sink, strings.NewReader("x"))
	case "fprintf":
		fmt.Fprintf(m.sink, "%d", 1)
	case "emit":
		m.emitter.emit("saved")
	case "log":
		m.log.Info("x")
	case "file":
		m.list, _ = os.Open("list") // want `os\.Open \(fs\) blocks the bubbletea loop`
	case "scan":
		f := m.list
		s := bufio.NewScanner(f)
		for s.Scan() { // want `\(fs\) blocks the bubbletea loop`
		}
	case "decode":
		json.NewDecoder(bufio.NewReader(m.list)).Decode(m) // want `\(fs\) blocks the bubbletea loop`
	case "handler":
		http.HandlerFunc(m.page).ServeHTTP(nil, nil)
	case "template":
		template.Must(template.New("").Parse("")).Execute(m.sink, m)
	case "oncevalue":
		m.get()
	}
	return m, nil
}

func (m *model) page(w http.ResponseWriter, r *http.Request) {
	os.RemoveAll("page") // want `os\.RemoveAll \(fs\) blocks the bubbletea loop`
}

func (m *model) View() string { return "" }

// emitter calls what is registered by reflection.
type emitter struct{ handlers map[string][]reflect.Value }

func (e *emitter) on(event string, f any) {
	e.handlers[event] = append(e.handlers[event], reflect.ValueOf(f))
}

func (e *emitter) emit(event string) {
	for _, h := range e.handlers[event] {
		h.Call(nil)
	}
}

func (m *model) register() {
	m.emitter.on("saved", func() {
		os.Truncate("saved", 0) // want `os\.Truncate \(fs\) blocks the bubbletea loop`
	})
}
