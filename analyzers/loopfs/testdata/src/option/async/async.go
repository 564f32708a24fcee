// Package async leaves the option at its default, or sets it back: a handler has
// a goroutine of its own. The handlers of a voice connection have none.
package async

import (
	"os"

	"github.com/bwmarrin/discordgo"
)

func open(v *discordgo.VoiceConnection) {
	s, _ := discordgo.New("token")
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) { os.ReadFile("message") })
	v.AddHandler(func(vc *discordgo.VoiceConnection, vs *discordgo.VoiceSpeakingUpdate) {
		os.ReadFile("voice") // want `os\.ReadFile \(fs\) blocks the discordgo loop`
	})
}

func reset(s *discordgo.Session) { s.SyncEvents = false }
