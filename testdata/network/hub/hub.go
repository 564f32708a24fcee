// Package hub serves clients of Centrifuge.
package hub

import (
	"net/http"
	"os"

	"github.com/centrifugal/centrifuge"
)

func serve() (*centrifuge.Node, error) {
	node, err := centrifuge.New(centrifuge.Config{})
	if err != nil {
		return nil, err
	}
	node.OnCommandRead(func(c *centrifuge.Client, e centrifuge.CommandReadEvent) error {
		_, err := os.Stat("light, but for every command") // want `loopfs: os\.Stat \(fs\) blocks the centrifuge loop`
		return err
	})
	node.OnConnect(func(c *centrifuge.Client) {
		os.ReadFile("greeting") // its first command is yet to come
		c.OnSubscribe(func(e centrifuge.SubscribeEvent, cb centrifuge.SubscribeCallback) {
			_, err := http.Get("http://localhost/may/" + e.Channel) // want `loopnet: http\.Get \(net\) blocks the centrifuge loop`
			cb(centrifuge.SubscribeReply{}, err)
		})
		c.OnRPC(func(e centrifuge.RPCEvent, cb centrifuge.RPCCallback) {
			go func() {
				_, err := http.Get("http://localhost/" + e.Method)
				cb(centrifuge.RPCReply{}, err)
			}()
		})
		c.OnTrack(func(e centrifuge.TrackEvent, cb centrifuge.TrackCallback) {
			os.WriteFile("tracked", nil, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the centrifuge loop`
			cb(centrifuge.TrackReply{}, nil)
		})
		c.OnDisconnect(func(centrifuge.DisconnectEvent) { os.Remove("tracked") })
	})
	return node, node.Run()
}
