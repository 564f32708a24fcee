// Package queue sees what Sarama sends and receives.
package queue

import (
	"os"
	"time"

	"github.com/IBM/sarama"
)

// audit is an interceptor of both directions.
type audit struct{}

func (audit) OnSend(m *sarama.ProducerMessage) {
	os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the sarama loop`
	go os.ReadFile("audit")
}

func (audit) OnConsume(m *sarama.ConsumerMessage) { time.Sleep(time.Second) } // want `loopwait: time\.Sleep \(sleep\) blocks the sarama loop`

// byKey is a partitioner of the program's own.
type byKey struct{}

func (byKey) Partition(m *sarama.ProducerMessage, n int32) (int32, error) {
	os.ReadFile("partitions") // want `loopfs: os\.ReadFile \(fs\) blocks the sarama loop`
	return 0, nil
}

func (byKey) RequiresConsistency() bool { return true }

// ConsumeClaim has a goroutine for each claim.
func (byKey) ConsumeClaim(s sarama.ConsumerGroupSession, c sarama.ConsumerGroupClaim) error {
	for m := range c.Messages() {
		os.WriteFile("message", m.Value, 0o600)
	}
	return nil
}

func config() *sarama.Config {
	c := sarama.NewConfig()
	c.Producer.Interceptors = []sarama.ProducerInterceptor{audit{}}
	c.Consumer.Interceptors = []sarama.ConsumerInterceptor{audit{}}
	c.Producer.Partitioner = func(string) sarama.Partitioner { return byKey{} }
	return c
}
