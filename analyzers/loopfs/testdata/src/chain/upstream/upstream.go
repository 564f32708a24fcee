// Package upstream reads a file where nobody looks for it.
package upstream

import (
	"encoding/json"
	"os"
)

type Store struct {
	path  string
	names []string
}

func Open(path string) *Store { return &Store{path: path} }

func (s *Store) Load() error {
	b, err := os.ReadFile(s.path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, &s.names)
}

func (s *Store) Names() []string { return s.names }

// Each calls f before it returns.
func (s *Store) Each(f func(name string)) {
	for _, name := range s.names {
		f(name)
	}
}

// Later calls f on a goroutine of its own.
func (s *Store) Later(f func(name string)) {
	for _, name := range s.names {
		go f(name)
	}
}
