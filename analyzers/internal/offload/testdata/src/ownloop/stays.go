package ownloop

import "os"

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
