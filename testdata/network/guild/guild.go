// Package guild is a bot for Discord that handles some events in their order.
package guild

import (
	"net/http"

	"github.com/diamondburned/arikawa/v3/gateway"
	"github.com/diamondburned/arikawa/v3/state"
)

func listen() *state.State {
	s := state.New("Bot token")
	s.AddHandler(func(*gateway.MessageCreateEvent) { http.Get("http://localhost/") })
	s.AddSyncHandler(func(e *gateway.MessageDeleteEvent) {
		http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the arikawa loop`
		go http.Get("http://localhost/")
	})
	s.AddSyncHandlerCheck(func(*gateway.ReadyEvent) {
		s.AddHandler(func(*gateway.MessageUpdateEvent) {}) // want `loopdeadlock: \(\*Handler\)\.AddHandler \(deadlock\) waits for the arikawa loop it runs on`
	})
	return s
}
