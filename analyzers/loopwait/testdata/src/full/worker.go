package full

import (
	"net/http"

	mqtt "github.com/eclipse/paho.mqtt.golang"
)

// sequencer runs what it is given, one after another for each key.
type sequencer struct{ queues map[string]chan func() }

func (s *sequencer) submit(key string, fn func()) {
	queue, ok := s.queues[key]
	if !ok {
		queue = make(chan func(), 64)
		s.queues[key] = queue
		go drain(queue)
	}
	queue <- fn // want `channel send \(wait\) blocks the paho loop: full\.ordered\.func1 → \(\*sequencer\)\.submit → channel send \(likely\)`
}

func drain(queue chan func()) {
	for fn := range queue {
		fn()
	}
}

type light struct{ work chan func() }

func newLight() *light {
	l := &light{make(chan func(), 64)}
	go drain(l.work)
	return l
}

func ordered(c mqtt.Client, s *sequencer, l *light) {
	c.Subscribe("ordered", 0, func(c mqtt.Client, m mqtt.Message) {
		s.submit(m.Topic(), func() { http.Get("url") })
	})
	submit := s.submit
	go submit("key", func() {})
	submit("key", func() {})
	c.Subscribe("light", 0, func(c mqtt.Client, m mqtt.Message) {
		l.work <- func() { println(m.Topic()) }
	})
}

// A channel that is handed on is the one that it was.
func forward(c mqtt.Client) {
	urls, names := make(chan string, 100), make(chan string)
	go fetch(urls)
	go show(names)
	c.Subscribe("urls", 0, func(c mqtt.Client, m mqtt.Message) { put(urls, m.Topic()) })
	c.Subscribe("names", 0, func(c mqtt.Client, m mqtt.Message) { tell(names, m.Topic()) })
	c.Subscribe("answers", 0, func(c mqtt.Client, m mqtt.Message) {
		go ask()
		println(<-later(m.Topic())) // want `channel receive \(wait\) blocks the paho loop`
	})
	c.Subscribe("lines", 0, func(c mqtt.Client, m mqtt.Message) { Tell(make(chan string), m.Topic()) })
}

func put(to chan<- string, url string) {
	to <- url // want `channel send \(wait\) blocks the paho loop: full\.forward\.func1 → full\.put → channel send \(likely\)`
}

func tell(to chan<- string, name string) { to <- name }

// Tell may be called with any channel.
func Tell(to chan<- string, line string) { to <- line }

func fetch(urls <-chan string) {
	for url := range urls {
		http.Get(url)
	}
}

func show(names <-chan string) {
	for name := range names {
		println(name)
	}
}

// Who asks waits for the answer.
func ask() {
	answer := make(chan string)
	queue(func() { reply(answer) })
	println(<-answer)
}

func later(topic string) <-chan string {
	answer := make(chan string)
	confirm(answer)
	return answer
}

func confirm(to chan<- string) {
	queue(func() { to <- "yes" })
}

func reply(to chan<- string) { to <- "yes" }

// queue runs what it is given on the loop.
func queue(fn func()) {
	client.Subscribe("again", 0, func(mqtt.Client, mqtt.Message) { fn() })
}

var client mqtt.Client
