// Package store has a function whose func literal calls the function's own argument.
package store

// Source is where the names come from.
type Source interface{ Each(func(string) bool) }

// Names is a Source in memory.
type Names []string

// Each calls do for each name.
func (n Names) Each(do func(string) bool) {
	for _, name := range n {
		if !do(name) {
			return
		}
	}
}

// Store hands out what a source has.
type Store struct{ source Source }

// New is a store of a source.
func New(source Source) *Store { return &Store{source} }

// Iterate calls do for each name.
func (s *Store) Iterate(do func(string)) {
	s.source.Each(func(name string) bool {
		do(name)
		return true
	})
}
