// Package asked writes down what it does if the environment asks for that: "possible", which is not reported by default.
package asked

import (
	"flag"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

var (
	debug  = os.Getenv("APP_DEBUG")
	editor = os.Getenv("EDITOR")
	trace  = os.Getenv("APP_TRACE")
)

func init() {
	if trace == "" {
		trace = "trace.log"
	}
}

type model struct{}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	note("update")
	if os.Getenv("DEBUG") == "1" {
		os.ReadFile("a")
	}
	if len(os.Getenv("VERBOSE")) > 0 {
		os.ReadFile("b")
	}
	if _, ok := os.LookupEnv("PROFILE"); ok {
		os.ReadFile("c")
	} else {
		os.ReadFile("d") // want `os\.ReadFile \(fs\) .* also from 3 more places`
	}
	if os.Getenv("DEBUG") == "" { // the second place
		os.ReadFile("e")
	}
	if editor != "" { // the third
		os.ReadDir("f")
	}
	if trace != "" { // the fourth: not only from the environment
		os.Remove("g")
	}
	if !(os.Getenv("DEBUG") != "1") {
		os.ReadFile("h")
	}
	return m, nil
}

// noted is set where the environment or a flag asks for it.
type noted struct {
	frames, always bool
	dir            string
}

var (
	tracing = os.Getenv("APP_TRACE") == "1"
	verbose = flag.Bool("verbose", false, "say more")
	profile bool
	quiet   bool
)

func newNoted() noted {
	flag.BoolVar(&profile, "profile", false, "write a profile")
	flag.BoolVar(&quiet, "quiet", false, "say less")
	frames := os.Getenv("APP_LOG_FRAMES") == "1"
	return noted{frames: frames, always: os.Getenv("LOGNAME") == "root"}
}

func (n noted) Init() tea.Cmd { return nil }

func (n noted) View() string { return "" }

func (n noted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if n.frames {
		os.WriteFile("a", nil, 0)
	}
	if tracing {
		os.WriteFile("b", nil, 0)
	}
	if *verbose {
		os.WriteFile("c", nil, 0)
	}
	if profile {
		os.WriteFile("d", nil, 0)
	}
	if n.always { // set for everybody
		os.Mkdir("e", 0) // want `os\.Mkdir \(fs\) .* also from 1 more place`
	}
	if !quiet { // that place
		os.Mkdir("f", 0)
	}
	return n, nil
}

func note(what string) {
	if debug == "" {
		return
	}
	f, err := os.OpenFile("debug.log", os.O_APPEND, 0)
	if err == nil {
		f.WriteString(what)
		f.Close()
	}
}

func (m *model) View() string { return "" }
