// Package store has an interface and what is in it, and knows of no loop.
package store

import "os"

type Store interface{ Load() string }

type disk struct{ path string }

func New(path string) Store { return &disk{path} }

func (d *disk) Load() string {
	b, _ := os.ReadFile(d.path)
	return string(b)
}
