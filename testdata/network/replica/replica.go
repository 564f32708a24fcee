// Package replica applies the entries of a replicated log, and gossips.
package replica

import (
	"io"
	"net/http"
	"os"
	"time"

	"github.com/hashicorp/memberlist"
	"github.com/hashicorp/raft"
)

type store struct{ raft *raft.Raft }

func (s *store) Apply(l *raft.Log) any {
	os.WriteFile("state", l.Data, 0o600)             // what it is there for
	http.Get("http://localhost/")                    // want `loopnet: http\.Get \(net\) blocks the raft\-fsm loop`
	return s.raft.Apply(l.Data, time.Second).Error() // want `loopdeadlock: Future\.Error \(deadlock\) waits for the raft\-fsm loop it runs on` `loopdeadlock: \(\*Raft\)\.Apply \(deadlock\) waits for the raft\-fsm loop it runs on`
}

func (s *store) Snapshot() (raft.FSMSnapshot, error) { return nil, nil }

func (s *store) Restore(r io.ReadCloser) error { return nil }

func start(c *raft.Config, l raft.LogStore, st raft.StableStore, sn raft.SnapshotStore, t raft.Transport) (*raft.Raft, error) {
	return raft.NewRaft(c, &store{}, l, st, sn, t)
}

// observe is asked on the goroutine of the leader whether an observation interests it.
func observe(r *raft.Raft, seen chan raft.Observation) {
	r.RegisterObserver(raft.NewObserver(seen, false, func(o *raft.Observation) bool {
		os.ReadFile("interests")           // want `loopfs: os\.ReadFile \(fs\) blocks the raft loop`
		return r.Barrier(0).Error() == nil // want `loopdeadlock: Future\.Error \(deadlock\) waits for the raft loop it runs on` `loopdeadlock: \(\*Raft\)\.Barrier \(deadlock\) waits for the raft loop it runs on`
	}))
	for range seen {
		r.Barrier(0).Error()
		os.ReadFile("interests")
	}
}

type node struct{ list *memberlist.Memberlist }

func (n *node) NodeMeta(limit int) []byte { return nil }

func (n *node) NotifyMsg(b []byte) {
	os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the memberlist loop`
	time.Sleep(time.Second)                 // want `loopwait: time\.Sleep \(sleep\) blocks the memberlist loop`
}

func (n *node) GetBroadcasts(overhead, limit int) [][]byte { return nil }

func (n *node) LocalState(join bool) []byte {
	b, _ := os.ReadFile("has a goroutine of its own")
	return b
}

func (n *node) MergeRemoteState(buf []byte, join bool) {}

func (n *node) NotifyJoin(*memberlist.Node) { n.list.Members() } // want `loopdeadlock: \(\*Memberlist\)\.Members \(deadlock\) waits for the memberlist loop it runs on`

func (n *node) NotifyLeave(*memberlist.Node) {}

func (n *node) NotifyUpdate(*memberlist.Node) {}

func gossip() (*memberlist.Memberlist, error) {
	c := memberlist.DefaultLANConfig()
	n := new(node)
	c.Delegate, c.Events = n, n
	return memberlist.Create(c)
}
