// Package relay passes on what is said in an IRC channel.
package relay

import (
	"net/http"

	irc "github.com/thoj/go-ircevent"
)

func connect() error {
	c := irc.IRC("gopher", "gopher")
	c.AddCallback("001", func(e *irc.Event) { c.Join("#gophers") })
	id := c.AddCallback("PRIVMSG", func(e *irc.Event) {
		http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the go-ircevent loop`
		go http.Get("http://localhost/later")
		c.Privmsg(e.Arguments[0], "seen")
	})
	c.ReplaceCallback("PRIVMSG", id, func(e *irc.Event) { post(e.Message()) })
	c.AddCallback("KICK", func(*irc.Event) {
		c.Disconnect() // want `loopdeadlock: \(\*Connection\)\.Disconnect \(deadlock\) waits for the go-ircevent loop it runs on`
	})
	if err := c.Connect("localhost:6667"); err != nil {
		return err
	}
	c.Loop()
	return nil
}

func post(line string) { http.Post("http://localhost/"+line, "text/plain", nil) } // want `loopnet: http\.Post \(net\) blocks the go-ircevent loop`
