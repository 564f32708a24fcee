package ownloop

import (
	"os"
	"sync"

	"github.com/loopvet/loopvet/runtime/loop"
)

func (e *editor) otherwise(path string) {
	e.l.Post(func() {
		if path == "" {
			e.text = ""
		} else if err := os.Remove(path); err != nil { // stays: the condition before it decides whether it is called
			e.err = err
		}
	})
	e.l.Post(func() {
		switch path {
		case "":
		default:
			switch {
			case path == "a":
			case os.Remove(path) == nil: // stays: the cases before it decide whether it is called
			}
		}
	})
	e.l.Post(func() {
		switch path := path + "~"; os.Remove(path) { // stays: the switch has a statement before its tag
		case nil:
			e.text = ""
		}
	})
}

type note struct {
	name string
	n    int
}

func (n note) remove() error { return os.Remove(n.name) }

func (n *note) copied(e *editor) {
	e.l.Post(func() {
		n.name += "~"
		if err := n.remove(); err != nil { // stays: n is copied when remove is called
			e.err = err
		}
	})
}

// soon calls its argument now if it can.
func (e *editor) soon(fn func()) {
	if e.l.OnLoop() {
		fn()
		return
	}
	e.l.Post(fn)
}

func (e *editor) wrapped(path string) {
	e.soon(func() {
		e.err = os.Remove(path) // stays: (*editor).soon may call (*editor).wrapped.func1 too
	})
}

type reloader interface{ again() }

func (n *note) again() {
	if err := os.Remove(n.name); err != nil { // stays: it is not known whether
		n.n++
	}
}

func reload(r reloader) (int, error) {
	r.again()
	return 0, nil
}

func (n *note) both(e *editor) {
	e.l.Post(func() { n.again() })
	e.l.Post(func() { reload(n) })
}

type shelf struct {
	mu  sync.Mutex
	l   *loop.Loop
	err error
}

func (s *shelf) lock()   { s.mu.Lock() }
func (s *shelf) unlock() { s.mu.Unlock() }
func (s *shelf) report() { s.l.Post(func() { s.err = nil }) }

func (s *shelf) locked(path string) {
	s.l.Post(func() {
		s.mu.Lock()
		if path == "" {
			s.mu.Unlock()
			return
		}
		s.err = os.Remove(path) // stays: holds s.mu
		s.mu.Unlock()
	})
	s.l.Post(func() {
		s.lock()
		s.err = os.Mkdir(path, 0o700) // stays: s.lock takes or gives back a lock
		s.unlock()
	})
	s.l.Post(func() {
		s.l.Post(func() { s.err = nil })
		s.err = os.Chdir(path) // stays: what s.l.Post gives to the loop would run before
	})
	s.l.Post(func() {
		s.report()
		s.err = os.Rename(path, path+"~") // stays: what s.report gives to the loop
	})
}
