// Package stream reads a peer's data channel, and a web socket.
package stream

import (
	"os"
	"time"

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

func control(c *websocket.Conn) {
	c.SetPongHandler(func(string) error { return os.Remove("a") }) // want `loopfs: os\.Remove \(fs\) blocks the websocket\-control loop`
	c.SetPingHandler(func(data string) error {
		os.ReadFile("a") // want `loopfs: os\.ReadFile \(fs\) blocks the websocket\-control loop`
		return c.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
	})
	c.SetCloseHandler(func(int, string) error {
		go os.Remove("a")
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the websocket\-control loop`
		return nil
	})
}

// read gets the messages themselves: no goroutine of the library waits for it.
func read(c *websocket.Conn) {
	for {
		_, data, err := c.ReadMessage()
		if err != nil {
			return
		}
		os.WriteFile("a", data, 0o600)
	}
}
