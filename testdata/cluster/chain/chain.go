// Package chain is a reactor of CometBFT: it hears what the peers send.
package chain

import (
	"os"
	"time"

	"github.com/cometbft/cometbft/p2p"
)

type reactor struct {
	p2p.BaseReactor
	received chan p2p.Envelope
}

func (r *reactor) Receive(e p2p.Envelope) {
	os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the cometbft\-p2p loop`
	r.reject(e.Src)
	r.received <- e // want `loopwait: channel send \(wait\) blocks the cometbft\-p2p loop`
	go os.ReadFile("block")
}

func (r *reactor) reject(p p2p.Peer) {
	time.Sleep(time.Second)                // want `loopwait: time\.Sleep \(sleep\) blocks the cometbft\-p2p loop`
	r.Switch.StopPeerForError(p, "banned") // want `loopdns: net\.LookupIP \(dns\) blocks the cometbft\-p2p loop`
}

// AddPeer starts what talks to the peer.
func (r *reactor) AddPeer(p p2p.Peer) {
	go func() {
		for e := range r.received {
			os.WriteFile("block", []byte{e.ChannelID}, 0o600)
			p.Send(e)
		}
	}()
}

func start(s *p2p.Switch) error {
	r := &reactor{received: make(chan p2p.Envelope)}
	r.BaseReactor = *p2p.NewBaseReactor("chain", r)
	s.AddReactor("chain", r)
	return s.Start()
}
