// Package peers hears which peers come and go, and lets them in, with libp2p.
package peers

import (
	"context"
	"net/http"
	"os"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/control"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/multiformats/go-multiaddr"
)

// book is a notifiee of the program's own.
type book struct{ host host.Host }

func (b *book) Connected(n network.Network, c network.Conn) {
	b.host.NewStream(context.Background(), c.RemotePeer(), "/hello") // want `loopnet: Host\.NewStream \(net\) blocks the libp2p\-notify loop`
	go b.host.NewStream(context.Background(), c.RemotePeer(), "/hello")
}

func (b *book) Disconnected(n network.Network, c network.Conn) {
	n.StopNotify(b) // want `loopdeadlock: Dialer\.StopNotify \(deadlock\) waits for the libp2p\-notify loop it runs on`
}

func (b *book) Listen(network.Network, multiaddr.Multiaddr)      {}
func (b *book) ListenClose(network.Network, multiaddr.Multiaddr) {}

func watch(h host.Host) {
	h.Network().Notify(&book{h})
	h.Network().Notify(&network.NotifyBundle{ListenF: func(_ network.Network, a multiaddr.Multiaddr) {
		os.WriteFile("addresses", a.Bytes(), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the libp2p\-notify loop`
	}})
}

type gater struct{}

func (gater) InterceptAccept(network.ConnMultiaddrs) bool {
	http.Get("http://localhost/banned") // want `loopnet: http\.Get \(net\) blocks the libp2p\-accept loop`
	return true
}

// The others have a goroutine for each connection.
func (gater) InterceptSecured(network.Direction, peer.ID, network.ConnMultiaddrs) bool {
	http.Get("http://localhost/banned")
	return true
}

func (gater) InterceptPeerDial(peer.ID) bool                      { return true }
func (gater) InterceptAddrDial(peer.ID, multiaddr.Multiaddr) bool { return true }
func (gater) InterceptUpgraded(network.Conn) (bool, control.DisconnectReason) {
	return true, 0
}

func start() (host.Host, error) {
	return libp2p.New(libp2p.ConnectionGater(gater{}))
}
