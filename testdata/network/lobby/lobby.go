// Package lobby answers in Discord, with disgo.
package lobby

import (
	"os"
	"time"

	"github.com/disgoorg/disgo"
	"github.com/disgoorg/disgo/bot"
	"github.com/disgoorg/disgo/events"
)

// doorman is a listener of the program's own.
type doorman struct{ manager bot.EventManager }

func (d *doorman) OnEvent(event bot.Event) {
	os.ReadFile("guests")             // want `loopfs: os\.ReadFile \(fs\) blocks the disgo loop`
	d.manager.RemoveEventListeners(d) // want `loopdeadlock: EventManager\.RemoveEventListeners \(deadlock\) waits for the disgo loop it runs on`
	go d.manager.RemoveEventListeners(d)
}

func open(token string) (bot.Client, error) {
	c, err := disgo.New(token,
		bot.WithEventListenerFunc(func(e *events.Ready) { time.Sleep(time.Second) }), // want `loopwait: time\.Sleep \(sleep\) blocks the disgo loop`
		bot.WithEventListeners(&events.ListenerAdapter{
			OnMessageCreate: func(e *events.MessageCreate) {
				os.WriteFile("log", []byte(e.Message.Content), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the disgo loop`
				go os.WriteFile("log", []byte(e.Message.Content), 0o600)
			},
		}))
	if err != nil {
		return nil, err
	}
	c.AddEventListeners(
		&doorman{c.EventManager()},
		bot.NewListenerFunc(func(e *events.GuildJoin) { os.Remove("log") })) // want `loopfs: os\.Remove \(fs\) blocks the disgo loop`
	return c, nil
}
