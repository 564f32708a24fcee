// Package shared holds a mutex across an operation, on whatever goroutine it is
// called.
package shared

import (
	"net/http"
	"sync"
)

type Store struct {
	mutex  sync.Mutex
	values map[string]string
}

func (s *Store) Fetch() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	http.Get("http://localhost")
}

func (s *Store) Get(key string) string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.values[key]
}
