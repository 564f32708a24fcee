// Package store has functions that may run anywhere, and others.
package store

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// ErrEmpty is assigned once.
var ErrEmpty = errors.New("store: empty")

// Verbose may be assigned to by anybody.
var Verbose bool

// Store is a folder.
type Store struct {
	dir   string
	names []string
	given []string
	reads int
	log   *os.File
	Root  string
	mu    sync.Mutex
}

// Open opens one.
func Open(dir string, given []string) *Store {
	return &Store{dir: dir, names: []string{"a", "b"}, given: given}
}

// Load looks at what nobody writes.
func (s *Store) Load(name string) ([]byte, error) {
	data, err := os.ReadFile(s.path(name))
	if err == nil && len(data) == 0 {
		return nil, ErrEmpty
	}
	return data, err
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

// Clear looks at a slice that was made here.
func (s *Store) Clear() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range s.names {
		if err := os.Remove(s.path(name)); err != nil {
			return err
		}
	}
	return nil
}

// Given looks at a slice that somebody else may have.
func (s *Store) Given() error {
	for _, name := range s.given {
		os.Remove(name)
	}
	return nil
}

// Count writes.
func (s *Store) Count(name string) ([]byte, error) {
	s.reads++
	return os.ReadFile(name)
}

// AtRoot looks at what others may assign to.
func (s *Store) AtRoot() ([]byte, error) { return os.ReadFile(s.Root) }

// Log looks at a pointer that is exchanged.
func (s *Store) Log(line string) error {
	_, err := s.log.WriteString(line)
	return err
}

// Reopen exchanges it.
func (s *Store) Reopen(log *os.File) { s.log = log }

// Copy is given nothing that it keeps, and asks another function.
func Copy(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return write(to, data)
}

func write(to string, data []byte) error { return os.WriteFile(to, data, 0o600) }

// Loud asks what others may have changed.
func Loud(path string) error {
	if Verbose {
		println(path)
	}
	return os.Remove(path)
}

// Each calls what it is given.
func Each(paths []string, do func(string) error) error {
	for _, p := range paths {
		if err := do(p); err != nil {
			return err
		}
	}
	return os.Remove("each")
}

// Stamp runs a program with what it is given.
func (s *Store) Stamp(args ...string) error { return exec.Command("touch", args...).Run() }
