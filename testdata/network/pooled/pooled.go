// Package pooled gives the work to gnet's default pool, which does not wait.
package pooled

import (
	"github.com/panjf2000/gnet/v2"
	"github.com/panjf2000/gnet/v2/pkg/pool/goroutine"
)

type handler struct {
	gnet.BuiltinEventEngine
	pool *goroutine.Pool
}

func (h *handler) OnTraffic(c gnet.Conn) gnet.Action {
	h.pool.Submit(func() { c.AsyncWrite([]byte("done"), nil) })
	return gnet.None
}

func run() error {
	return gnet.Run(&handler{pool: goroutine.Default()}, "tcp://localhost:9000")
}
