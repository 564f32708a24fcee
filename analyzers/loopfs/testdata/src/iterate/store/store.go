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
type Store struct {
	source Source
	later  func(string)
}

// New is a store of some names.
func New(names Names) *Store { return &Store{source: names} }

// Iterate calls do for each name.
func (s *Store) Iterate(do func(string)) {
	s.source.Each(func(name string) bool {
		do(name)
		return true
	})
}

// Both calls do for each name, by the way of a helper that another package cannot see.
func (s *Store) Both(do func(string)) { s.through(do) }

func (s *Store) through(do func(string)) {
	s.source.Each(func(name string) bool {
		do(name)
		return true
	})
}

// Later keeps what it is given, and what calls it: who put it there is not known when
// that is called.
func (s *Store) Later(do func(string)) {
	s.later = func(name string) { do(name) }
}

// Flush calls what was kept.
func (s *Store) Flush() { s.later("a") }

// Queue is where work waits for its turn.
type Queue interface{ Push(func()) }

// Jobs is a Queue.
type Jobs struct{ jobs []func() }

// Push adds a job.
func (j *Jobs) Push(job func()) { j.jobs = append(j.jobs, job) }

// Run does all jobs.
func (j *Jobs) Run() {
	for _, job := range j.jobs {
		job()
	}
}

// Defer does for a name what is given, when it is its turn: it goes into a parameter and
// outlives the call all the same.
func Defer(q Queue, name string, do func(string)) {
	q.Push(func() { do(name) })
}
