// Package receipts counts what a NATS streaming server has acknowledged.
package receipts

import (
	"net/http"
	"os"

	"github.com/nats-io/stan.go"
)

func publish(c stan.Conn) error {
	_, err := c.PublishAsync("orders", nil, func(id string, err error) {
		os.Stat("light, but for every message") // want `loopfs: os\.Stat \(fs\) blocks the stan loop`
		go http.Get("http://localhost/" + id)
		c.Publish("acknowledged", []byte(id)) // want `loopdeadlock: Conn\.Publish \(deadlock\) waits for the stan loop it runs on`
	})
	if err != nil {
		return err
	}
	_, err = c.Subscribe("orders", func(m *stan.Msg) {
		os.WriteFile("order", m.Data, 0o600) // a subscription has a goroutine of its own
		c.Publish("stored", nil)
	})
	return err
}
