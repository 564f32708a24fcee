// Package waitpool gives the work to a pool that waits for a free worker.
package waitpool

import (
	"github.com/panjf2000/ants/v2"
	"github.com/panjf2000/gnet/v2"
)

type handler struct {
	gnet.BuiltinEventEngine
	pool *ants.Pool
}

func (h *handler) OnTraffic(c gnet.Conn) gnet.Action {
	h.pool.Submit(func() { c.AsyncWrite([]byte("done"), nil) }) // want `loopwait: \(\*Pool\)\.Submit \(wait\) blocks the gnet loop`
	return gnet.None
}

func run() error {
	pool, err := ants.NewPool(8)
	if err != nil {
		return err
	}
	return gnet.Run(&handler{pool: pool}, "tcp://localhost:9000")
}
