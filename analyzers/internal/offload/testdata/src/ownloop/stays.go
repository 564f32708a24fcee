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
