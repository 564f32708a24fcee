// Package news is a client of Centrifugo.
package news

import (
	"context"
	"net/http"
	"os"

	"github.com/centrifugal/centrifuge-go"
)

func read(ctx context.Context) error {
	c := centrifuge.NewJsonClient("ws://localhost/connection/websocket", centrifuge.Config{
		GetToken: func(centrifuge.ConnectionTokenEvent) (string, error) {
			_, err := http.Get("http://localhost/token")
			return "", err
		},
	})
	c.OnConnected(func(centrifuge.ConnectedEvent) {
		c.RPC(ctx, "hello", nil) // want `loopdeadlock: \(\*Client\)\.RPC \(deadlock\) waits for the centrifuge-go loop it runs on`
		c.Send(ctx, nil)
		go c.RPC(ctx, "hello", nil)
	})
	c.OnDisconnected(func(centrifuge.DisconnectedEvent) { c.Close() }) // want `loopdeadlock: \(\*Client\)\.Close \(deadlock\) waits for the centrifuge-go loop it runs on`
	c.OnMessage(func(e centrifuge.MessageEvent) {
		os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the centrifuge-go loop`
	})
	sub, err := c.NewSubscription("news", centrifuge.SubscriptionConfig{})
	if err != nil {
		return err
	}
	sub.OnSubscribed(func(centrifuge.SubscribedEvent) { http.Get("http://localhost/") }) // want `loopnet: http\.Get \(net\) blocks the centrifuge-go loop`
	sub.OnPublication(func(e centrifuge.PublicationEvent) {
		os.Lstat("light, but for every message") // want `loopfs: os\.Lstat \(fs\) blocks the centrifuge-go loop`
		go func() { os.WriteFile("news", e.Data, 0o600) }()
		sub.Publish(ctx, e.Data) // want `loopdeadlock: \(\*Subscription\)\.Publish \(deadlock\) waits for the centrifuge-go loop it runs on`
	})
	return c.Connect()
}
