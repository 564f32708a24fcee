// Package literals calls what does one thing or another with options that are written
// out.
package literals

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"literals/disk"
)

type model struct {
	durable bool
	options disk.Options
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	disk.Load(&disk.Options{Name: "a", Mode: disk.Cached})
	disk.Load(&disk.Options{Name: "a"})
	disk.Save(disk.Options{Name: "a"})
	read(disk.Options{Name: "a"})
	m.save(&disk.Options{Name: "a", Durable: false})

	variable(disk.Options{Durable: m.durable})
	field(m.options)

	var changed disk.Options
	if m.durable {
		changed.Mode = disk.Direct
	}
	maybe(&changed)

	given := &disk.Options{Name: "a", Mode: disk.Cached}
	disk.Fill(given)
	filled(given)

	set := disk.Options{Name: "a", Mode: disk.Direct}
	set.Mode = disk.Cached
	last(&set)
	for range 2 {
		again(&set)
		set.Mode = disk.Direct
	}
	return m, nil
}

func (m model) View() string {
	disk.Load(&disk.Options{Name: "a", Mode: disk.Direct}) // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	return ""
}

type second struct{ model }

func (s second) View() string {
	disk.Save(disk.Options{Name: "a", Durable: true}) // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
	return ""
}

func read(o disk.Options) {
	if o.Mode == disk.Direct {
		os.ReadFile("document")
	}
}

func (m model) save(o *disk.Options) {
	if !o.Durable {
		return
	}
	os.ReadFile("document")
}

func variable(o disk.Options) {
	if o.Durable {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func field(o disk.Options) {
	if o.Durable {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func maybe(o *disk.Options) {
	if o.Mode == disk.Direct {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func filled(o *disk.Options) {
	if o.Mode == disk.Direct {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}

func last(o *disk.Options) {
	if o.Mode == disk.Direct {
		os.ReadFile("document")
	}
}

func again(o *disk.Options) {
	if o.Mode == disk.Direct {
		os.ReadFile("document") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}
}
