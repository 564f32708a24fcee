// Package unordered has handlers of which each runs in a goroutine of its own, as the
// options say: a finding is possible for a second client.
package unordered

import (
	mqtt "github.com/eclipse/paho.mqtt.golang"
)

func connect() mqtt.Client {
	return mqtt.NewClient(mqtt.NewClientOptions().SetOrderMatters(false))
}

func subscribe(client mqtt.Client) {
	client.Subscribe("in", 1, func(c mqtt.Client, m mqtt.Message) {
		c.Publish("out", 1, false, m.Payload()).Wait()
	})
}
