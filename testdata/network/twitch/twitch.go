// Package twitch answers in a chat, whose messages it sees one after another.
package twitch

import (
	"net/http"
	"os"

	"github.com/gempir/go-twitch-irc/v4"
)

func connect() error {
	queue := make(chan string)
	go write(queue)
	c := twitch.NewAnonymousClient()
	c.OnConnect(func() { os.ReadFile("channels") }) // want `loopfs: os\.ReadFile \(fs\) blocks the twitch-irc loop`
	c.OnPrivateMessage(func(m twitch.PrivateMessage) {
		os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the twitch-irc loop`
		go http.Get("http://localhost/" + m.Message)
		c.Say(m.Channel, "seen")
	})
	c.OnNoticeMessage(func(m twitch.NoticeMessage) {
		queue <- m.Message // want `loopwait: channel send \(wait\) blocks the twitch-irc loop`
	})
	c.OnPingSent(func() { http.Get("http://localhost/") }) // want `loopnet: http\.Get \(net\) blocks the twitch-irc loop`
	c.Join("gophers")
	return c.Connect()
}

func write(lines <-chan string) {
	for line := range lines {
		http.Post("http://localhost/"+line, "text/plain", nil)
	}
}
