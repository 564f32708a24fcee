// Package server answers requests with gnet.
package server

import (
	"context"
	"os"
	"time"

	"github.com/panjf2000/gnet/v2"
)

type handler struct {
	gnet.BuiltinEventEngine
	engine gnet.Engine
}

// What the connection itself offers does not block: its descriptor does not.
func (h *handler) OnTraffic(c gnet.Conn) gnet.Action {
	request, _ := c.Next(-1)
	c.Write(request)
	c.AsyncWrite(request, nil)
	c.Wake(nil)
	if len(request) == 0 {
		c.Close()
	}
	os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the gnet loop`
	return gnet.None
}

func (h *handler) OnOpen(c gnet.Conn) ([]byte, gnet.Action) {
	banner, _ := os.ReadFile("banner") // want `loopfs: os\.ReadFile \(fs\) blocks the gnet loop`
	return banner, gnet.None
}

// In a goroutine of its own.
func (h *handler) OnTick() (time.Duration, gnet.Action) {
	os.ReadFile("banner")
	return time.Second, gnet.None
}

func (h *handler) OnClose(c gnet.Conn, err error) gnet.Action {
	h.engine.Stop(nil) // want `loopdeadlock: Engine\.Stop \(deadlock\) waits for the gnet loop it runs on`
	c.AsyncWrite(nil, func(c gnet.Conn, err error) error {
		return os.Remove("connected") // want `loopfs: os\.Remove \(fs\) blocks the gnet loop`
	})
	c.EventLoop().Execute(context.Background(), gnet.RunnableFunc(sweep))
	c.EventLoop().Execute(context.Background(), report{})
	go os.Remove("connected")
	return gnet.None
}

func sweep(context.Context) error { return os.RemoveAll("old") } // want `loopfs: os\.RemoveAll \(fs\) blocks the gnet loop`

// report is what a loop is asked to run.
type report struct{}

func (report) Run(context.Context) error { return os.WriteFile("report", nil, 0o600) } // want `loopfs: os\.WriteFile \(fs\) blocks the gnet loop`

func run() error {
	os.ReadFile("before the loop")
	return gnet.Run(new(handler), "tcp://localhost:9000")
}
