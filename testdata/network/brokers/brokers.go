// Package brokers hears from Kafka and from ZooKeeper.
package brokers

import (
	"context"
	"net"
	"os"
	"time"

	"github.com/go-zookeeper/zk"
	"github.com/twmb/franz-go/pkg/kgo"
)

func produce(ctx context.Context, c *kgo.Client, r *kgo.Record) {
	c.Produce(ctx, r, func(r *kgo.Record, err error) {
		os.WriteFile("offset", r.Key, 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the kgo-promises loop`
		c.Flush(ctx)                         // want `loopdeadlock: \(\*Client\)\.Flush \(deadlock\) waits for the kgo-promises loop it runs on`
		go c.Flush(ctx)
	})
}

func join() (*kgo.Client, error) {
	return kgo.NewClient(
		kgo.ConsumerGroup("group"),
		kgo.WithHooks(meter{}),
		kgo.RecordPartitioner(routers{}),
		kgo.OnPartitionsRevoked(func(ctx context.Context, c *kgo.Client, lost map[string][]int32) {
			c.CommitMarkedOffsets(ctx) // what it is there for
			time.Sleep(time.Second)    // want `loopwait: time\.Sleep \(sleep\) blocks the kgo-group loop`
			c.LeaveGroup()             // want `loopdeadlock: \(\*Client\)\.LeaveGroup \(deadlock\) waits for the kgo-group loop it runs on`
		}),
		kgo.OnPartitionsCallbackBlocked(func(context.Context, *kgo.Client) {
			time.Sleep(time.Second) // started with go
		}))
}

// meter counts what the client does.
type meter struct{}

func (meter) OnBrokerConnect(kgo.BrokerMetadata, time.Duration, net.Conn, error) {
	os.ReadFile("count") // want `loopfs: os\.ReadFile \(fs\) blocks the kgo-hooks loop`
}

func (meter) OnBrokerRead(kgo.BrokerMetadata, int16, int, time.Duration, time.Duration, error) {
	os.Stat("light, but for every answer") // want `loopfs: os\.Stat \(fs\) blocks the kgo-hooks loop`
}

func (meter) OnProduceRecordBuffered(*kgo.Record) {
	os.Lstat("light, but for every record") // want `loopfs: os\.Lstat \(fs\) blocks the kgo-hooks loop`
	go os.ReadFile("count")
}

type routers struct{}

func (routers) ForTopic(string) kgo.TopicPartitioner { return router{} }

// router chooses the partitions of a topic.
type router struct{}

func (router) RequiresConsistency(*kgo.Record) bool { return true }

func (router) Partition(r *kgo.Record, n int) int {
	os.Readlink("light, but for every record") // want `loopfs: os\.Readlink \(fs\) blocks the kgo-hooks loop`
	return 0
}

func lock() error {
	var c *zk.Conn
	c, events, err := zk.Connect([]string{"localhost"}, time.Second, zk.WithEventCallback(func(e zk.Event) {
		os.WriteFile("state", []byte(e.Path), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the zookeeper loop`
		c.Get(e.Path)                                // want `loopdeadlock: \(\*Conn\)\.Get \(deadlock\) waits for the zookeeper loop it runs on`
		go c.Get(e.Path)
	}))
	for e := range events { // this goroutine is the program's own
		c.Get(e.Path)
	}
	return err
}
