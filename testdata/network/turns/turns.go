// Package turns answers on gev's event loops.
package turns

import (
	"net/http"
	"os"
	"time"

	"github.com/Allenxuxu/gev"
	"github.com/Allenxuxu/gev/eventloop"
	"github.com/Allenxuxu/ringbuffer"
)

type handler struct{ server *gev.Server }

func (h *handler) OnConnect(c *gev.Connection) {
	os.Stat("light, but for every connection") // want `loopfs: os\.Stat \(fs\) blocks the gev loop`
}

func (h *handler) OnMessage(c *gev.Connection, ctx any, data []byte) any {
	http.Get("http://localhost/") // want `loopnet: http\.Get \(net\) blocks the gev loop`
	in := append([]byte(nil), data...)
	go func() {
		os.WriteFile("received", in, 0o600)
		c.Send(in, gev.SendInLoop(func(any) { os.Remove("received") })) // want `loopfs: os\.Remove \(fs\) blocks the gev loop`
	}()
	c.Send(data)
	return nil
}

func (h *handler) OnClose(c *gev.Connection) {
	h.server.Stop() // want `loopdeadlock: \(\*Server\)\.Stop \(deadlock\) waits for the gev loop it runs on`
}

// lines is a protocol.
type lines struct{ gev.DefaultProtocol }

func (*lines) UnPacket(c *gev.Connection, buffer *ringbuffer.RingBuffer) (any, []byte) {
	os.ReadFile("rules") // want `loopfs: os\.ReadFile \(fs\) blocks the gev loop`
	return nil, buffer.Bytes()
}

func serve() error {
	h := &handler{}
	s, err := gev.NewServer(h, gev.CustomProtocol(&lines{}), gev.LoadBalance(func(loops []*eventloop.EventLoop) *eventloop.EventLoop {
		loops[0].QueueInLoop(func() { time.Sleep(time.Second) }) // want `loopwait: time\.Sleep \(sleep\) blocks the gev loop`
		os.Lstat("loops")                                        // want `loopfs: os\.Lstat \(fs\) blocks the gev loop`
		return loops[0]
	}))
	if err != nil {
		return err
	}
	h.server = s
	s.RunEvery(time.Minute, func() { os.ReadFile("rules") })
	s.Start()
	return nil
}
