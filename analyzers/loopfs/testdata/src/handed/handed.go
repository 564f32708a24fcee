// Package handed hands on what a framework's own wait returns: the loop is the cycle that takes it.
package handed

import (
	"os"
	"time"

	"gioui.org/app"
	"github.com/gdamore/tcell/v2"
	"github.com/gizak/termui/v3"
)

type screen struct {
	events <-chan termui.Event
	tick   *time.Ticker
}

func newScreen() *screen {
	return &screen{events: termui.PollEvents(), tick: time.NewTicker(time.Second)}
}

func (s *screen) run() {
	os.ReadFile("before")
	for {
		select {
		case e := <-s.events:
			if e.ID == "q" {
				os.Remove("after")
				return
			}
		case <-s.tick.C:
			os.ReadFile("stat") // want `os\.ReadFile \(fs\) blocks the termui loop: \(\*screen\)\.run → os\.ReadFile`
		}
	}
}

// first takes one event, and is no loop.
func (s *screen) first() {
	<-s.events
	os.ReadFile("first")
}

func keys() {
	events := termui.PollEvents()
	turns(events, make(chan bool))
}

func turns(events <-chan termui.Event, done chan bool) {
	for e := range events {
		os.ReadFile(e.ID) // want `os\.ReadFile \(fs\) blocks the termui loop: handed\.turns → os\.ReadFile`
	}
	close(done)
}

func results(done chan bool) {
	for range done {
		os.ReadFile("result") // another channel
	}
}

func window(w *app.Window) {
	events := make(chan any)
	go func() {
		for {
			e := w.Event()
			events <- e
		}
	}()
	for e := range events {
		if e == nil {
			return
		}
		os.ReadFile("frame") // want `os\.ReadFile \(fs\) blocks the gio loop: handed\.window → os\.ReadFile`
	}
}

// turn takes one event, and is called for each.
func (s *screen) turn() bool {
	os.ReadFile("picture") // want `os\.ReadFile \(fs\) blocks the termui loop: \(\*screen\)\.turn → os\.ReadFile`
	select {
	case e := <-s.events:
		return e.ID != "q"
	case <-s.tick.C:
		return true
	}
}

func (s *screen) serve() {
	os.ReadFile("before")
	for s.turn() {
	}
}

// swapped sets two variables to each other, which a func literal keeps from being
// values: to follow the channel through them must end.
func swapped() func() bool {
	last := termui.PollEvents()
	kept := last
	last, kept = kept, last
	last = last
	return func() bool { return last == kept }
}

// given is the loop: the goroutine sends the events to its channel.
func given(s tcell.Screen, quit chan struct{}) {
	events := make(chan tcell.Event)
	go s.ChannelEvents(events, quit)
	os.ReadFile("before")
	for {
		select {
		case <-events:
			os.ReadFile("event") // want `os\.ReadFile \(fs\) blocks the tcell loop: handed\.given → os\.ReadFile`
		case <-time.After(time.Second):
			os.Remove("tick") // want `os\.Remove \(fs\) blocks the tcell loop: handed\.given → os\.Remove`
		}
	}
}

// quits has the other channel, which nothing is sent to.
func quits(s tcell.Screen, quit chan struct{}) {
	go s.ChannelEvents(make(chan tcell.Event), quit)
	for range quit {
		os.ReadFile("quit")
	}
}

// answered tells when it has done with an event.
func answered(w *app.Window) {
	events, done := make(chan any), make(chan struct{})
	go forward(w, events, done)
	for e := range events {
		if e == nil {
			return
		}
		os.ReadFile("frame") // want `os\.ReadFile \(fs\) blocks the gio loop: handed\.answered → os\.ReadFile`
		done <- struct{}{}
	}
}

func forward(w *app.Window, events chan<- any, done <-chan struct{}) {
	for {
		events <- w.Event()
		<-done
	}
}

// pad hands each event on twice, the second time by a function that others put keys
// into the way of.
type pad struct {
	raw, events chan tcell.Event
	keys        chan rune
}

func (p *pad) poll(s tcell.Screen) {
	var ev tcell.Event
	for {
		ev = s.PollEvent()
		if ev == nil {
			return
		}
		p.raw <- ev
	}
}

type key rune

func (key) When() time.Time { return time.Time{} }

func (p *pad) next() tcell.Event {
	select {
	case r := <-p.keys:
		return key(r)
	case ev := <-p.raw:
		return ev
	}
}

func (p *pad) read() {
	go func() {
		for {
			p.events <- p.next()
		}
	}()
}

func (p *pad) loop(jobs chan func()) {
	p.read()
	for {
		select {
		case ev := <-p.events:
			if ev == nil {
				return
			}
			os.ReadFile("help") // want `os\.ReadFile \(fs\) blocks the tcell loop: \(\*pad\)\.loop → os\.ReadFile`
			jobs <- func() {}
		case <-time.After(time.Second):
		}
	}
}

// work gets something that was made of an event.
func work(jobs chan func()) {
	for job := range jobs {
		job()
		os.ReadFile("job")
	}
}
