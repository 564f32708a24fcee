// Package irc answers in a channel: the next event is handled when all handlers are
// through.
package irc

import (
	"net/http"

	"github.com/lrstanley/girc"
)

func connect(messages chan string) error {
	c := girc.New(girc.Config{Server: "localhost", Nick: "gopher"})
	queue := make(chan string)
	c.Handlers.Add(girc.PRIVMSG, func(c *girc.Client, e girc.Event) {
		http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the girc loop`
		queue <- e.Last()             // want `loopwait: channel send \(wait\) blocks the girc loop`
		c.Cmd.Reply(e, "seen")
	})
	c.Handlers.AddBg(girc.JOIN, func(*girc.Client, girc.Event) { http.Get("http://localhost/") })
	c.Handlers.AddHandler(girc.PART, parted{})
	go write(queue)
	return c.Connect()
}

// A known miss: a Handler may be one that AddBg has made of a func.
type parted struct{}

func (parted) Execute(*girc.Client, girc.Event) { http.Get("http://localhost/") }

func write(lines <-chan string) {
	for line := range lines {
		http.Post("http://localhost/"+line, "text/plain", nil)
	}
}
