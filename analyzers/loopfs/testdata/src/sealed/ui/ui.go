// Package ui calls methods of what functions of another package return. Where all that
// they return is known, nothing else is meant.
package ui

import (
	"embed"
	"io"
	"io/fs"
	"text/template"

	tea "github.com/charmbracelet/bubbletea"
	"sealed/assets"
)

//go:embed ui.go
var own embed.FS

type silent struct{}

func (s silent) Init() tea.Cmd { return nil }

func (s silent) Update(tea.Msg) (tea.Model, tea.Cmd) {
	f, _ := own.Open("a")
	io.ReadAll(f)
	list, _ := own.ReadDir("b")
	list[0].Info()
	g, _ := assets.FS().Open("a")
	io.ReadAll(g)
	fs.ReadFile(assets.FS(), "b")
	fs.ReadFile(assets.Part(), "c")
	template.ParseFS(assets.Part(), "d")
	fs.WalkDir(assets.FS(), ".", func(string, fs.DirEntry, error) error { return nil })
	assets.Memory().Save("e")
	assets.Cache().Save("f")
	_ = assets.Files().Name()
	return s, nil
}

func (s silent) View() string { return "" }

type files struct{}

func (f files) Init() tea.Cmd { return nil }

func (f files) Update(tea.Msg) (tea.Model, tea.Cmd) {
	assets.Disk().Open("a")               // want `fs\.FS\.Open \(fs\) blocks the bubbletea loop: files\.Update → fs\.FS\.Open, also from 3 more places; `
	fs.ReadFile(assets.Either(true), "b") // the second
	h, _ := assets.Either(false).Open("c")
	h.Read(nil)
	return f, nil
}

func (f files) View() string {
	assets.Files().Save("d")     // want `os\.WriteFile \(fs\) blocks the bubbletea loop: files\.View → \(\*dir\)\.Save → os\.WriteFile, also from 2 more places; `
	assets.Choose("e").Save("f") // the second
	return ""
}

// kept holds what the other package has made, in fields that nobody else sets.
type kept struct {
	memory assets.Store
	files  assets.Store
	own    fs.FS
}

func newKept() *kept {
	return &kept{memory: assets.Memory(), files: assets.Files(), own: assets.FS()}
}

func (k *kept) Init() tea.Cmd { return nil }

func (k *kept) Update(tea.Msg) (tea.Model, tea.Cmd) {
	k.memory.Save("a")
	k.own.Open("b")
	fs.ReadFile(k.own, "c")
	return k, nil
}

func (k *kept) View() string {
	k.files.Save("d") // the third
	return ""
}

var _ = newKept
