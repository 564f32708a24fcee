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

// queue waits for its next event in a function of its own.
type queue struct {
	events, more chan string
	asks         chan ask
	pause        chan bool
	stop         chan struct{}
}

type ask struct {
	name  string
	reply chan string
	late  chan string
}

func newQueue() *queue {
	return &queue{events: make(chan string), more: make(chan string), asks: make(chan ask), pause: make(chan bool)}
}

//loopvet:onloop queue
func (q *queue) run() {
	for {
		if !q.next() {
			return
		}
		for len(q.events) > 0 {
			q.next()
		}
		q.settle()
	}
}

func (q *queue) next() bool {
	select {
	case event := <-q.events:
		q.handle(event)
	case event := <-q.more:
		q.handle(event)
	case <-q.stop:
		return false
	}
	return true
}

func (q *queue) handle(event string) {
	if event == "" {
		<-q.pause // want `channel receive \(wait\) blocks the queue loop: .*run → .*next → .*handle → channel receive`
	}
}

// settle waits in one case only: it is not what the loop waits with.
func (q *queue) settle() {
	if len(q.events) == 0 {
		return
	}
	<-q.pause // want `channel receive \(wait\) blocks the queue loop: .*run → .*settle → channel receive`
}

// Buffer is never changed here.
var Buffer = 64

//loopvet:onloop asked
func (q *queue) answer() {
	for a := range q.asks {
		a.reply <- a.name // who asks receives at once
		a.late <- a.name  // want `channel send \(wait\) blocks the asked loop: \(\*queue\).answer → channel send \(likely\)`
	}
}

//loopvet:onloop told
func (q *queue) told() {
	for range q.more {
		if Buffer == 0 {
			<-q.pause
		}
	}
}

//loopvet:onloop full
func (q *queue) full() {
	for range q.more {
		if Buffer > 0 {
			<-q.pause // want `channel receive \(wait\) blocks the full loop: \(\*queue\).full → channel receive; `
		}
	}
}

func (q *queue) Ask(name string) string {
	a := ask{name, make(chan string), make(chan string)}
	q.asks <- a
	first := <-a.reply
	select {
	case second := <-a.late:
		return first + second
	case <-time.After(time.Second):
	}
	return first
}

// talker writes in a helper that waits for the writer, before its loop and in it: neither is
// the loop's wait.
type talker struct {
	events, out chan string
	done        chan struct{}
	backlog     []string
}

//loopvet:onloop client
func (c *talker) loop() {
	for _, old := range c.backlog {
		c.write(old)
	}
	for {
		c.write("ready") // its select is this loop's as little
		select {
		case event := <-c.events:
			if event == "" {
				time.Sleep(time.Second) // want `time\.Sleep \(sleep\) blocks the client loop: \(\*talker\)\.loop → time\.Sleep`
			}
		case <-c.done:
			return
		}
	}
}

func (c *talker) write(text string) {
	select { // want `select \(wait\) blocks the client loop: \(\*talker\)\.loop → \(\*talker\)\.write → select`
	case c.out <- text:
	case <-c.done:
	}
}
