// Package ownloop has callbacks of our own loop.
package ownloop

import (
	"net/http"
	"os"
	"time"

	"github.com/loopvet/loopvet/runtime/loop"
)

type editor struct {
	l     *loop.Loop
	path  string
	text  string
	err   error
	timer *loop.Timer
}

func (e *editor) open(l *loop.Loop, path string) {
	l.Post(func() {
		data, err := os.ReadFile(path)
		if err != nil {
			e.err = err
			return
		}
		e.text = string(data)
	})
}

func (e *editor) save() {
	e.l.Post(func() {
		if err := os.WriteFile(e.path, []byte(e.text), 0o600); err != nil {
			e.err = err
		}
	})
}

func (e *editor) tick() {
	e.timer = e.l.SetTimeout(time.Second, func() {
		e.err = os.Remove(e.path)
	})
}

func (e *editor) fetch(url string) {
	e.l.Post(func() {
		resp, err := http.Get(url)
		if err != nil {
			e.err = err
			return
		}
		defer resp.Body.Close()
		e.text = resp.Status
	})
}

func (e *editor) forget() {
	e.l.Post(func() { os.Remove("lock") })
}

func (e *editor) sleep() {
	e.l.Post(func() {
		time.Sleep(time.Second) // stays: time.Sleep returns no error
		e.text = ""
	})
}

func (e *editor) early(path string) {
	e.l.Post(func() {
		if path == "" {
			e.err = os.Remove(e.path)
			return
		}
		e.text = path
	})
}

type draft struct {
	name  string
	count int
	keep  func()
}

// A func literal that is kept, and one made elsewhere, may change the variable on
// the loop while the work runs: it is copied before.
func (d *draft) kept(l *loop.Loop) {
	l.Post(func() {
		path := d.name
		d.keep = func() { path += "~" }
		os.Remove(path)
	})
}

func captured(l *loop.Loop, d *draft) {
	var names [2]string
	l.Post(func() { names[1] = d.name })
	l.Post(func() { os.Remove(names[1]) })
}

func part(l *loop.Loop) {
	var last draft
	l.Post(func() { last.count++ })
	l.Post(func() { os.Mkdir(last.name, 0o700) })
}

// The rest uses the name for something else.
func (e *editor) both(err error) {
	e.l.Post(func() {
		if _, err := os.ReadFile(e.path); err != nil {
			e.text = ""
		}
		e.err = err
	})
}

// The rest must assign to the variable that is pointed at.
func (e *editor) pointer(path string) {
	e.l.Post(func() {
		var err error
		p := &err
		data, err := os.ReadFile(path)
		e.text = string(data)
		e.err = *p
	})
}
