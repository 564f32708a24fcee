// Package store tells a program of what it keeps with its mutex held.
package store

import (
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

// Store is shared by the program and its goroutines.
type Store struct {
	Program *tea.Program

	mu     sync.Mutex
	values map[string]string
}

// Get is called on the loop.
func (s *Store) Get(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.values[name]
}

// Set is called by who fetches the values.
func (s *Store) Set(name, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[name] = value
	s.Program.Send(name)
}
