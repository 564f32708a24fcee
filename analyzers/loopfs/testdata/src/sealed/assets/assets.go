// Package assets returns what it has as interfaces.
package assets

import (
	"embed"
	"io/fs"
	"os"
)

//go:embed assets.go
var files embed.FS

var disk fs.FS = os.DirFS(".")

func FS() fs.FS { return files }

func Part() fs.FS {
	part, _ := fs.Sub(files, "part")
	return part
}

func Disk() fs.FS { return os.DirFS(".") }

func Either(embedded bool) fs.FS {
	if embedded {
		return files
	}
	return disk
}

// Store is kept in memory or in files.
type Store interface {
	Save(text string)
	Name() string
}

func Memory() Store { return &memory{} }

func Files() Store { return &dir{} }

func Choose(path string) Store {
	if path == "" {
		return &memory{}
	}
	return Files()
}

// Cache hands on what another function has sealed.
func Cache() Store { return Memory() }

type memory struct{ texts []string }

func (m *memory) Save(text string) { m.texts = append(m.texts, text) }

func (m *memory) Name() string { return "memory" }

type dir struct{ path string }

func (d *dir) Save(text string) { os.WriteFile(d.path, []byte(text), 0o600) }

func (d *dir) Name() string { return d.path }
