// Package sync sets the option that puts handlers on the loop.
package sync

import (
	"os"

	"github.com/bwmarrin/discordgo"
)

func open() {
	s, _ := discordgo.New("token")
	s.SyncEvents = true
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		os.ReadFile("message") // want `os\.ReadFile \(fs\) blocks the discordgo loop: .* → os\.ReadFile \(likely\)`
		go os.ReadFile("off the loop")
	})
}
