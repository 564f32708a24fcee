package start

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/analyzers/host"
)

// TestConfig: the text is a configuration, and so it is with every key that it
// shows.
func TestConfig(t *testing.T) {
	for name, p := range map[string]Project{
		"nothing": {Module: "example.com/app"},
		"loops": {
			Module: "example.com/app",
			Loops: []Loop{
				{Name: "bubbletea", About: "one goroutine: runs Update", Budget: "16ms", Entries: 2, Findings: 1},
				{Name: "tview", Budget: "1m30s", Entries: 1},
			},
			Light:  17,
			Others: []Candidate{{"hub/hub.go:3", "(*Hub).run"}},
		},
		"directives": {
			Module: "example.com/app",
			Named: []Loop{
				{Name: "hand-written", Budget: "10ms", Entries: 1},
				{Name: "hub", Budget: "10ms", Entries: 1, Packages: []string{"example.com/app", "example.com/app/hub"}},
				{Name: "other", Budget: "10ms", Entries: 1, Packages: []string{"example.com/app/other"}},
			},
		},
	} {
		text, err := p.Config()
		if err != nil {
			t.Fatal(err)
		}
		shown := regexp.MustCompile(`(?m)^# ( *(?:- |[a-z-]+: |(?:loops|operations|safe):$))`).ReplaceAllString(text, "$1")
		if strings.Count(shown, "\n# ") >= strings.Count(text, "\n# ") {
			t.Errorf("%s: no key is shown:\n%s", name, text)
		}
		for _, text := range []string{text, shown} {
			file := filepath.Join(t.TempDir(), ".loopvet.yml")
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			table, err := host.Load(file)
			if err != nil {
				t.Errorf("%s: %v\n%s", name, err, text)
				continue
			}
			if len(p.Loops) > 0 && table.Loop("tview").Budget.String() != "1m30s" {
				t.Errorf("%s: tview has %v", name, table.Loop("tview").Budget)
			}
			for _, l := range p.Named[min(1, len(p.Named)):] {
				if text == shown && table.Loop(l.Name) == nil {
					t.Errorf("%s: %s is missing from\n%s", name, l.Name, text)
				}
			}
			if text == shown && (table.Loop("hub") == nil || !table.Config().Light) {
				t.Errorf("%s: keys are missing from\n%s", name, text)
			}
		}
	}
}

func TestLook(t *testing.T) {
	dir := t.TempDir()
	var files []File
	for name, src := range map[string]string{
		"hub.go": `package hub

func (h *Hub[T]) run() {
	for {
		select {
		case <-h.queue:
		case <-h.quit:
			return
		}
	}
}

// decided is one.
//
//loopvet:onloop hub
func decided() {
	for {
		select {
		case <-a:
		case <-b:
		}
	}
}

func polls() {
	for {
		select {
		case <-a:
		case <-b:
		default:
		}
	}
}

func once() {
	for range 3 {
		select {
		case <-a:
		case <-b:
		}
	}
}

func worker() {
	go func() {
		for i := 0; ; i++ {
			println(i)
			select {
			case <-a:
			case b <- i:
			}
		}
	}()
}

//loopvet:onloop
func unnamed() {}

//loopvet:onloop hub
func again() {}

func external()
`,
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, File{file, "example.com/hub"})
	}
	got, named, err := Look(dir, files)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Candidate{{"hub.go:4", "(*Hub).run"}, {"hub.go:46", "worker"}}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff(map[string][]string{"hub": {"example.com/hub"}}, named); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
