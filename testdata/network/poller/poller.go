// Package poller serves the same protocol with four frameworks whose loops serve many
// connections in turn.
package poller

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/cloudwego/netpoll"
	"github.com/lesismal/nbio"
	"github.com/panjf2000/gnet"
	"github.com/tidwall/evio"
)

// In netpoll requests have a pool of goroutines, the beginning and the end of a connection have not.
func withNetpoll() (netpoll.EventLoop, error) {
	return netpoll.NewEventLoop(
		func(ctx context.Context, c netpoll.Connection) error {
			os.ReadFile("page")
			return c.AddCloseCallback(func(netpoll.Connection) error { return os.Remove("page") }) // want `loopfs: os\.Remove \(fs\) blocks the netpoll loop`
		},
		netpoll.WithOnPrepare(func(netpoll.Connection) context.Context {
			os.ReadFile("banner") // want `loopfs: os\.ReadFile \(fs\) blocks the netpoll loop`
			go os.ReadFile("banner")
			return context.Background()
		}),
		netpoll.WithOnConnect(func(ctx context.Context, _ netpoll.Connection) context.Context {
			os.ReadFile("banner")
			return ctx
		}),
		netpoll.WithOnDisconnect(func(context.Context, netpoll.Connection) {
			time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the netpoll loop`
		}))
}

func withNbio() error {
	e := nbio.NewEngine(nbio.Config{Network: "tcp", Addrs: []string{"localhost:9000"}})
	e.OnOpen(func(c *nbio.Conn) { os.Stat("light, but for every connection") }) // want `loopfs: os\.Stat \(fs\) blocks the nbio loop`
	e.OnData(func(c *nbio.Conn, data []byte) {
		os.WriteFile("page", data, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the nbio loop`
		go os.WriteFile("page", data, 0o600)
	})
	e.OnClose(func(*nbio.Conn, error) { time.Sleep(time.Second) }) // want `loopwait: time\.Sleep \(sleep\) blocks the nbio loop`
	return e.Start()
}

func withEvio() error {
	var on evio.Events
	on.Serving = func(evio.Server) evio.Action {
		os.ReadFile("before the loops")
		return evio.None
	}
	on.Data = func(c evio.Conn, in []byte) ([]byte, evio.Action) {
		os.ReadFile("page") // want `loopfs: os\.ReadFile \(fs\) blocks the evio loop`
		go os.ReadFile("page")
		return nil, evio.None
	}
	on.Detached = func(evio.Conn, io.ReadWriteCloser) evio.Action {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the evio loop`
		return evio.None
	}
	on.Tick = func() (time.Duration, evio.Action) {
		os.Stat("light, but at every tick") // want `loopfs: os\.Stat \(fs\) blocks the evio loop`
		return time.Second, evio.None
	}
	return evio.Serve(on, "tcp://localhost:9000")
}

// server is for gnet as it was until v1.
type server struct{ *gnet.EventServer }

func (server) OnOpened(gnet.Conn) ([]byte, gnet.Action) {
	gnet.Stop(context.Background(), "tcp://localhost:9000") // want `loopdeadlock: gnet\.Stop \(deadlock\) waits for the gnet loop it runs on`
	return nil, gnet.None
}

func (server) React(packet []byte, c gnet.Conn) ([]byte, gnet.Action) {
	os.ReadFile("page") // want `loopfs: os\.ReadFile \(fs\) blocks the gnet loop`
	go func() {
		page, _ := os.ReadFile("page")
		c.AsyncWrite(page)
	}()
	return nil, gnet.None
}

// Tick has a goroutine of its own.
func (server) Tick() (time.Duration, gnet.Action) {
	os.ReadFile("page")
	return time.Second, gnet.None
}

func withGnet() error { return gnet.Serve(server{}, "tcp://localhost:9000", gnet.WithTicker(true)) }
