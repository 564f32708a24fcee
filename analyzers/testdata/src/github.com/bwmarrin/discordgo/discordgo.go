// Package discordgo is a small copy of discordgo: a handler has a goroutine of
// its own, unless the session's SyncEvents is set.
package discordgo

type Session struct {
	SyncEvents bool
	handlers   []any
}

func New(token string) (*Session, error) { return &Session{}, nil }

func (s *Session) AddHandler(handler any) func() {
	s.handlers = append(s.handlers, handler)
	return func() {}
}

type MessageCreate struct{ Content string }

type VoiceConnection struct{ handlers []VoiceSpeakingUpdateHandler }

type VoiceSpeakingUpdate struct{ Speaking bool }

type VoiceSpeakingUpdateHandler func(vc *VoiceConnection, vs *VoiceSpeakingUpdate)

func (v *VoiceConnection) AddHandler(h VoiceSpeakingUpdateHandler) {
	v.handlers = append(v.handlers, h)
}
