// Package mail listens to an IMAP server and to MQTT 5.
package mail

import (
	"context"
	"os"

	"github.com/eclipse/paho.golang/autopaho"
	"github.com/eclipse/paho.golang/paho"
	"github.com/emersion/go-imap/v2/imapclient"
)

type inbox struct{ client *imapclient.Client }

func (b *inbox) options() *imapclient.Options {
	return &imapclient.Options{UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Mailbox: func(*imapclient.UnilateralDataMailbox) {
			b.client.Noop().Wait() // want `loopdeadlock: \(\*Command\)\.Wait \(deadlock\) waits for the imap loop it runs on`
		},
		Expunge: func(uint32) { os.Remove("a") }, // want `loopfs: os\.Remove \(fs\) blocks the imap loop`
		Fetch:   func(*imapclient.FetchMessageData) { os.ReadFile("started with go") },
	}}
}

func config() paho.ClientConfig {
	return paho.ClientConfig{
		OnPublishReceived: []func(paho.PublishReceived) (bool, error){
			func(p paho.PublishReceived) (bool, error) {
				return true, os.WriteFile("a", p.Packet.Payload, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the paho-v5 loop`
			},
		},
		OnClientError: func(error) { os.ReadFile("started with go") },
	}
}

// keep makes the connection again when it is lost.
func keep(ctx context.Context) (*autopaho.ConnectionManager, error) {
	var m *autopaho.ConnectionManager
	m, err := autopaho.NewConnection(ctx, autopaho.ClientConfig{
		OnConnectionUp: func(m *autopaho.ConnectionManager, _ *paho.Connack) {
			m.Subscribe(ctx, &paho.Subscribe{}) // what it is there for
			os.ReadFile("topics")               // want `loopfs: os\.ReadFile \(fs\) blocks the autopaho loop`
		},
		OnConnectionDown: func() bool {
			m.Disconnect(ctx) // want `loopdeadlock: \(\*ConnectionManager\)\.Disconnect \(deadlock\) waits for the autopaho loop it runs on`
			go m.Disconnect(ctx)
			return true
		},
		OnConnectError: func(error) { os.ReadFile("started with go") },
	})
	return m, err
}
