// Package listen lets connections of QUIC in.
package listen

import (
	"context"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/quic-go/quic-go"
)

// ids makes the IDs of connections.
type ids struct{}

func (ids) GenerateConnectionID() (quic.ConnectionID, error) {
	seed, err := os.ReadFile("seed") // want `loopfs: os\.ReadFile \(fs\) blocks the quic loop`
	return quic.ConnectionIDFromBytes(seed), err
}

func (ids) ConnectionIDLen() int { return 8 }

func listen(conn net.PacketConn) error {
	t := &quic.Transport{
		Conn:                  conn,
		ConnectionIDGenerator: ids{},
		VerifySourceAddress: func(a net.Addr) bool {
			http.Get("http://localhost/known") // want `loopnet: http\.Get \(net\) blocks the quic loop`
			return true
		},
		ConnContext: func(ctx context.Context, _ *quic.ClientInfo) (context.Context, error) {
			time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the quic loop`
			return ctx, nil
		},
	}
	l, err := t.Listen(nil, &quic.Config{GetConfigForClient: func(*quic.ClientInfo) (*quic.Config, error) {
		_, err := os.Stat("light, but for every connection") // want `loopfs: os\.Stat \(fs\) blocks the quic loop`
		return nil, err
	}})
	if err != nil {
		return err
	}
	for {
		c, err := l.Accept(context.Background())
		if err != nil {
			return err
		}
		http.Get("http://localhost/known") // this goroutine is the program's own
		go c.AcceptStream(context.Background())
	}
}
