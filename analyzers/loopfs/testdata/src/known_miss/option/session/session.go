// Package session makes the session, with the option that puts handlers on the loop.
package session

import "github.com/bwmarrin/discordgo"

func New() *discordgo.Session {
	s, _ := discordgo.New("token")
	s.SyncEvents = true
	return s
}
