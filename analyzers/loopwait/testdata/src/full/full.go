// Package full sends to channels with room: whether that suffices depends on who
// receives, and on how fast the events come.
package full

import (
	"net/http"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	mqtt "github.com/eclipse/paho.mqtt.golang"
)

type bridge struct {
	uplink, files, two chan string
	given              chan string
}

func newBridge(given chan string) *bridge {
	b := &bridge{uplink: make(chan string, 100), files: make(chan string, 100), two: make(chan string, 100), given: given}
	go b.post()
	go func() {
		for name := range b.files {
			os.Remove(name) // a local file
		}
	}()
	go func() {
		for url := range b.two {
			http.Get(url)
		}
	}()
	go func() { // and one that is always there
		for url := range b.two {
			println(url)
		}
	}()
	return b
}

func (b *bridge) post() {
	for {
		select {
		case url := <-b.uplink:
			http.Get(url)
		}
	}
}

func (b *bridge) subscribe(c mqtt.Client) {
	c.Subscribe("uplink", 0, func(c mqtt.Client, m mqtt.Message) {
		b.uplink <- "url" // want `channel send \(wait\) blocks the paho loop: \(\*bridge\)\.subscribe\.func1 → channel send \(likely\)`
	})
	c.Subscribe("files", 0, func(c mqtt.Client, m mqtt.Message) { b.files <- "name" })
	c.Subscribe("two", 0, func(c mqtt.Client, m mqtt.Message) { b.two <- "url" })
	c.Subscribe("given", 0, func(c mqtt.Client, m mqtt.Message) { b.given <- "url" })
}

// A person does not press a hundred keys while one request lasts.
func (b *bridge) Init() tea.Cmd { return nil }

func (b *bridge) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	b.uplink <- "key"
	return b, nil
}

// A picture is drawn many times.
func (b *bridge) View() string {
	b.uplink <- "frame" // want `channel send \(wait\) blocks the bubbletea loop: \(\*bridge\)\.View → channel send \(likely\)`
	return ""
}
