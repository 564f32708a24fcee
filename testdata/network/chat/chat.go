// Package chat handles events of Discord: on the goroutine that reads them, because
// the session says so.
package chat

import (
	"net/http"

	"github.com/bwmarrin/discordgo"
)

func open(token string) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, err
	}
	s.SyncEvents = true
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the discordgo loop`
		go http.Get("http://localhost/")
		s.AddHandlerOnce(func(*discordgo.Session, *discordgo.Disconnect) {}) // want `loopdeadlock: \(\*Session\)\.AddHandlerOnce \(deadlock\) waits for the discordgo loop it runs on`
	})
	return s, s.Open()
}
