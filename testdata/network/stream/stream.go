// Package stream reads a peer's data channel, and a web socket.
package stream

import (
	"os"

	"github.com/gorilla/websocket"
	"github.com/pion/webrtc/v4"
)

func receive(d *webrtc.DataChannel, pc *webrtc.PeerConnection) {
	d.OnMessage(func(m webrtc.DataChannelMessage) {
		os.WriteFile("a", m.Data, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the pion loop`
	})
	d.OnOpen(func() { os.ReadFile("started with go") })
	pc.OnICECandidate(func(*webrtc.ICECandidate) { pc.GracefulClose() }) // want `loopdeadlock: \(\*PeerConnection\)\.GracefulClose \(deadlock\) waits for the pion loop it runs on`
}

func pongs(c *websocket.Conn) {
	c.SetPongHandler(func(string) error { return os.Remove("a") }) // want `loopfs: os\.Remove \(fs\) blocks the websocket\-control loop`
}
