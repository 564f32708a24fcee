// Package screen waits, between two events, for room in their queue.
package screen

import "github.com/gdamore/tcell/v2"

func run(s tcell.Screen) {
	s.PostEventWait("start")
	for {
		switch s.PollEvent().(type) {
		case *tcell.EventKey:
			s.PostEventWait("key") // want `Screen\.PostEventWait .*waits for the tcell loop it runs on`
			go s.PostEventWait("later")
		case nil:
			return
		}
	}
}

// posts hands events on to its loop, which sends to itself.
type posts struct {
	raw, events chan tcell.Event
}

func (p *posts) run(s tcell.Screen) {
	p.raw, p.events = make(chan tcell.Event), make(chan tcell.Event)
	go func() {
		for {
			p.raw <- s.PollEvent()
		}
	}()
	go func() {
		for ev := range p.raw {
			p.events <- ev
		}
	}()
	for {
		ev := <-p.events
		if ev == nil {
			p.events <- "again" // want `channel send \(deadlock\) waits for the tcell loop it runs on`
			post(p.events)
		}
	}
}

func post(to chan tcell.Event) {
	to <- "once more" // want `channel send \(deadlock\) waits for the tcell loop it runs on: \(\*posts\)\.run → screen\.post`
}

// preview hands paths to a goroutine that hands what it has read back: when its channel
// is full, each waits for the other.
type preview struct {
	paths chan string
	read  chan string
}

func (p *preview) run(s tcell.Screen) {
	p.paths, p.read = make(chan string, 1024), make(chan string)
	events := make(chan tcell.Event)
	go func() {
		for {
			events <- s.PollEvent()
		}
	}()
	go func() {
		for path := range p.paths {
			p.read <- path
		}
	}()
	for {
		select {
		case <-events:
			p.paths <- "path" // want `channel send \(deadlock\) waits for the tcell loop it runs on`
		case text := <-p.read:
			println(text)
		}
	}
}
