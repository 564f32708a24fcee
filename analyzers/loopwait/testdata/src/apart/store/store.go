// Package store keeps values that a goroutine of its own fetches.
package store

import (
	"net/http"
	"sync"
)

type Store struct {
	mutex  sync.Mutex
	values map[string]string
}

func New() *Store {
	s := &Store{values: map[string]string{}}
	go s.follow()
	return s
}

func (s *Store) follow() {
	for {
		s.mutex.Lock()
		http.Get("http://localhost")
		s.mutex.Unlock()
	}
}

func (s *Store) Get(key string) string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.values[key]
}
