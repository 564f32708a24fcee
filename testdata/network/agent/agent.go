// Package agent connects to a peer with what webrtc is made of.
package agent

import (
	"net"
	"os"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/sctp"
)

func gather(a *ice.Agent) error {
	a.OnCandidate(func(c ice.Candidate) {
		os.WriteFile("candidates", []byte(c.Marshal()), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the pion-ice loop`
		go os.WriteFile("candidates", []byte(c.Marshal()), 0o600)
	})
	a.OnSelectedCandidatePairChange(func(local, remote ice.Candidate) { time.Sleep(time.Second) }) // want `loopwait: time\.Sleep \(sleep\) blocks the pion-ice loop`
	a.OnConnectionStateChange(func(s ice.ConnectionState) {
		if s == ice.ConnectionStateFailed {
			a.GracefulClose() // want `loopdeadlock: \(\*Agent\)\.GracefulClose \(deadlock\) waits for the pion-ice loop it runs on`
			go a.GracefulClose()
		}
	})
	return a.GatherCandidates()
}

func send(conn net.Conn) error {
	a, err := sctp.Client(sctp.Config{NetConn: conn})
	if err != nil {
		return err
	}
	s, err := a.OpenStream(1, sctp.PayloadTypeWebRTCBinary)
	if err != nil {
		return err
	}
	more := make(chan struct{})
	s.OnBufferedAmountLow(func() {
		os.ReadFile("next") // want `loopfs: os\.ReadFile \(fs\) blocks the pion-sctp loop`
		more <- struct{}{}  // want `loopwait: channel send \(wait\) blocks the pion-sctp loop`
		go os.ReadFile("next")
	})
	for range more {
		os.ReadFile("next")
		s.Write(nil)
	}
	return nil
}
