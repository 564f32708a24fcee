// Package gossip is a member of a Serf cluster, which is built on memberlist.
package gossip

import (
	"os"
	"time"

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
