// Package poller has goroutines that send to whoever asks.
package poller

import (
	"context"
	"os"
	"time"
)

// Poller asks for the state again and again.
type Poller struct {
	New func(string) // told of each state

	poll, slow, asked, single chan struct{}
	state, seen, logged       chan string
	watchers                  []chan string
}

// New makes one that does not run yet.
func New() *Poller {
	p := &Poller{poll: make(chan struct{}), slow: make(chan struct{}), asked: make(chan struct{}), single: make(chan struct{}),
		state: make(chan string), seen: make(chan string), logged: make(chan string)}
	states := make(chan string)
	go watch(states)
	go func() {
		var last string
		var state chan string // not before there is one
		for {
			select {
			case last = <-states:
				state = p.state
			case state <- last:
			}
		}
	}()
	go func() {
		for {
			select {
			case p.seen <- "":
				p.New("")
			case p.logged <- "":
			}
		}
	}()
	go func() { p.single <- struct{}{} }()
	go func() {
		for {
			p.slow <- struct{}{}
			os.Remove("state")
		}
	}()
	go p.tell("started")
	return p
}

// Run asks until it is told to stop.
func (p *Poller) Run(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	for {
		select {
		case p.poll <- struct{}{}:
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func watch(states chan<- string) {
	for {
		data, err := os.ReadFile("state")
		if err != nil {
			return
		}
		states <- string(data)
	}
}

// Watch is sent to once by a goroutine that goes on to the next watcher.
func (p *Poller) Watch() <-chan string {
	ch := make(chan string)
	p.watchers = append(p.watchers, ch)
	return ch
}

func (p *Poller) tell(state string) {
	for _, ch := range p.watchers {
		ch <- state
	}
}

// Poll is received from by who wants the state to be asked for now.
func (p *Poller) Poll() <-chan struct{} { return p.poll }

// State hands out the last one.
func (p *Poller) State() <-chan string { return p.state }

// Seen is State, and tells.
func (p *Poller) Seen() <-chan string { return p.seen }

// Slow is Poll by a goroutine that does more.
func (p *Poller) Slow() <-chan struct{} { return p.slow }

// Single is sent to once.
func (p *Poller) Single() <-chan struct{} { return p.single }

// Asked is what nobody sends to.
func (p *Poller) Asked() <-chan struct{} { return p.asked }

// Next is the last state.
func (p *Poller) Next() string { return <-p.state }
