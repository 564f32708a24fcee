// Package option gives a handler to a session whose option another package has
// set: which session that is would have to be followed.
package option

import (
	"os"

	"known_miss/option/session"

	"github.com/bwmarrin/discordgo"
)

func open() {
	s := session.New()
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) { os.ReadFile("message") })
}
