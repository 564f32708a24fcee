// Package gossip is a member of a Serf cluster, which is built on memberlist.
package gossip

import (
	"os"
	"time"

	"github.com/hashicorp/memberlist"
	"github.com/hashicorp/serf/serf"
)

type node struct{ serf *serf.Serf }

// memberlist calls serf, and serf calls this, with memberlist's lock held.
func (n *node) NotifyMerge(members []*serf.Member) error {
	os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the memberlist loop`
	_, err := n.serf.Join(nil, true)        // want `loopdeadlock: \(\*Memberlist\)\.Join \(deadlock\) waits for the memberlist loop it runs on`
	return err
}

func (n *node) ReconnectTimeout(member *serf.Member, timeout time.Duration) time.Duration {
	os.ReadFile("timeouts")                               // want `loopfs: os\.ReadFile \(fs\) blocks the serf loop`
	return timeout * time.Duration(len(n.serf.Members())) // want `loopdeadlock: \(\*Serf\)\.Members \(deadlock\) waits for the serf loop it runs on`
}

func (n *node) config() *serf.Config {
	c := serf.DefaultConfig()
	c.Merge, c.ReconnectTimeoutOverride = n, n
	return c
}

// delegate asks how many members there are: that takes a lock, which memberlist holds
// while it calls some delegates, but not this one for its messages.
type delegate struct{ list *memberlist.Memberlist }

func (d *delegate) GetBroadcasts(overhead, limit int) [][]byte {
	return make([][]byte, d.list.NumMembers())
}

func (d *delegate) NodeMeta(limit int) []byte     { return nil }
func (d *delegate) NotifyMsg([]byte)              {}
func (d *delegate) LocalState(bool) []byte        { return nil }
func (d *delegate) MergeRemoteState([]byte, bool) {}
func (d *delegate) NotifyLeave(*memberlist.Node)  {}
func (d *delegate) NotifyUpdate(*memberlist.Node) {}
func (d *delegate) NotifyJoin(n *memberlist.Node) {
	println(n.Name, d.list.NumMembers()) // want `loopdeadlock: \(\*Memberlist\)\.NumMembers \(deadlock\) waits for the memberlist loop it runs on`
}

func (d *delegate) config() *memberlist.Config {
	c := memberlist.DefaultLANConfig()
	c.Delegate, c.Events = d, d
	return c
}
