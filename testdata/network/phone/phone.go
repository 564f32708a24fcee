// Package phone answers the messages of a telephone.
package phone

import (
	"context"
	"os/exec"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types/events"
)

func answer(cli *whatsmeow.Client) {
	var id uint32
	id = cli.AddEventHandler(func(ev any) {
		switch ev := ev.(type) {
		case *events.Message:
			exec.Command("say", ev.Info.PushName).Run()                     // want `loopexec: \(\*exec\.Cmd\)\.Run \(exec\) blocks the whatsmeow loop`
			cli.SendMessage(context.Background(), ev.Info.Chat, ev.Message) // want `loopnet: \(\*Client\)\.SendMessage \(net\) blocks the whatsmeow loop`
			cli.SubscribePresence(context.Background(), ev.Info.Sender)     // waits for no answer
			go cli.SendMessage(context.Background(), ev.Info.Chat, ev.Message)
		case *events.LoggedOut:
			cli.RemoveEventHandler(id) // want `loopdeadlock: \(\*Client\)\.RemoveEventHandler \(deadlock\) waits for the whatsmeow loop`
		case *events.Disconnected:
			go cli.RemoveEventHandlers()
		}
	})
}
