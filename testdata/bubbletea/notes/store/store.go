// Package store lists notes. It does not know of a loop: the program that calls
// it from one reports.
package store

import "os"

// Store is a directory of notes.
type Store struct {
	dir   string
	names []string
}

// Open reads the directory.
func Open(dir string) *Store {
	s := &Store{dir: dir}
	s.Reload()
	return s
}

// Reload reads the directory again.
func (s *Store) Reload() {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	s.names = s.names[:0]
	for _, entry := range entries {
		s.names = append(s.names, entry.Name())
	}
}

// Names lists what was read.
func (s *Store) Names() []string { return s.names }
