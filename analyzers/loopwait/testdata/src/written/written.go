// Package written has loops written by hand: the wait for the next event is
// the loop's own, any other wait in the cycle holds it.
package written

import (
	"sync"
	"time"
)

type client struct{ send chan string }

type hub struct {
	register  chan *client
	broadcast chan string
	quit      chan struct{}
	clients   []*client
	ready     chan struct{}
}

func newHub() *hub {
	return &hub{
		register:  make(chan *client),
		broadcast: make(chan string),
		quit:      make(chan struct{}),
		ready:     make(chan struct{}),
	}
}

func (h *hub) join() *client {
	c := &client{send: make(chan string)}
	h.register <- c // a client may wait
	return c
}

// run is the loop: what stands before and after the cycle is not.
//
//loopvet:onloop hub
func (h *hub) run() {
	<-h.ready
	for {
		select {
		case c := <-h.register:
			h.clients = append(h.clients, c)
		case message := <-h.broadcast:
			for _, c := range h.clients {
				c.send <- message // want `send.* \(wait\) blocks the hub loop`
			}
			h.flush()
		case <-h.quit:
			h.drain()
			return
		}
	}
}

func (h *hub) flush() {
	time.Sleep(20 * time.Millisecond) // want `time\.Sleep \(sleep\) blocks the hub loop: .*run → .*flush → time\.Sleep`
}

// drain is only called on the way out.
func (h *hub) drain() {
	for _, c := range h.clients {
		close(c.send)
	}
}

// nonblocking drops what a slow client cannot take.
//
//loopvet:onloop hub
func (h *hub) nonblocking() {
	for message := range h.broadcast {
		for _, c := range h.clients {
			select {
			case c.send <- message:
			default:
			}
		}
	}
}

// tick is called by a loop: it has no cycle of its own, all of it is on the loop.
//
//loopvet:onloop hub
func (h *hub) tick(group *sync.WaitGroup) {
	group.Wait() // want `WaitGroup.*Wait \(wait\) blocks the hub loop`
}

// worker is not marked: a goroutine may wait as it likes.
func (h *hub) worker() {
	for message := range h.broadcast {
		h.clients[0].send <- message
		time.Sleep(time.Second)
	}
}

type spool struct {
	jobs chan func() error
	quit chan struct{}
}

// start is named for the loop that it starts: what else it does is done once.
//
//loopvet:onloop spool
func (s *spool) start() {
	time.Sleep(time.Second)
	go func() {
		for {
			select {
			case job := <-s.jobs:
				for job() != nil {
					time.Sleep(time.Second) // want `time\.Sleep \(sleep\) blocks the spool loop`
				}
			case <-s.quit:
				return
			}
		}
	}()
}
