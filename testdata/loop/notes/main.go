// Command notes uses the project's own loop, well and badly.
package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

type notes struct {
	l    *loop.Loop
	pool *pool.Pool
	text string
}

// read is on the loop whichever way it was given to it.
func (n *notes) read() {
	data, err := os.ReadFile("notes.txt") // want `loopfs: os\.ReadFile`
	if err == nil {
		n.text = string(data)
	}
}

func (n *notes) start() {
	_ = n.l.Post(n.read)
	n.l.SetInterval(time.Second, func() {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep`
	})
	n.l.SetRate(time.Second, func(int) { _, _ = http.Get("http://127.0.0.1") }) // want `loopnet: http\.Get`
	n.l.NextTick(func() { _, _ = net.LookupHost("localhost") })                 // want `loopdns: net\.LookupHost`
	n.l.OnClose(func() {
		_ = n.pool.Close(context.Background()) // want `loopwait: .*Pool.*Close`
	})
}

// load does it right: the file is read on a worker. What done does is on the loop.
func (n *notes) load() {
	loop.Offload(n.l, pool.IO, func(context.Context) ([]byte, error) {
		return os.ReadFile("notes.txt")
	}, func(data []byte, err error) {
		n.text = string(data)
		_ = os.Remove("notes.txt") // want `loopfs: os\.Remove`
	})
	loop.Go(n.l, func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", "127.0.0.1:1")
	}, nil)
	_, _ = n.pool.Submit(pool.CPU, func(context.Context) error {
		time.Sleep(time.Second)
		return nil
	}, nil)
}

// wait never gets its value: the loop that would bring it waits.
func (n *notes) wait() {
	f := loop.Async(n.l, pool.IO, func(context.Context) ([]byte, error) { return os.ReadFile("notes.txt") })
	_ = n.l.Post(func() {
		_, _ = f.Wait(context.Background()) // want `loopdeadlock: .*Future.*Wait`
	})
	f.Then(func([]byte, error) {
		if err := os.Chdir("/"); err != nil {
			log.Print(err)
		}
	})
}

// save waits only where it is not on the loop.
func (n *notes) save() {
	if n.l.OnLoop() {
		return
	}
	f := loop.NewFuture[bool](n.l)
	_ = n.l.Post(func() { f.Resolve(true, nil) })
	_, _ = f.Wait(context.Background())
}

func main() {
	n := &notes{l: loop.New(loop.Options{}), pool: pool.New(pool.Options{})}
	n.start()
	n.load()
	n.wait()
	_ = n.l.Post(n.save)
	if err := n.l.Run(context.Background()); err != nil {
		log.Print(err)
	}
}
