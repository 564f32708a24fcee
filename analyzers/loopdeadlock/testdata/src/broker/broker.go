// Package broker waits for an answer of the MQTT broker in the handler that
// keeps the client from reading it.
package broker

import (
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
)

func subscribe(client mqtt.Client) {
	client.Subscribe("in", 1, func(c mqtt.Client, m mqtt.Message) {
		c.Publish("out", 1, false, m.Payload()).Wait() // want `Wait \(deadlock\) waits for the paho loop it runs on`
	})
	client.Subscribe("quit", 1, func(c mqtt.Client, m mqtt.Message) {
		c.Disconnect(250) // want `Disconnect \(deadlock\) waits for the paho loop it runs on`
	})
	client.Subscribe("repaired", 1, func(c mqtt.Client, m mqtt.Message) {
		token := c.Publish("out", 1, false, m.Payload())
		go func() {
			token.WaitTimeout(time.Second)
		}()
	})
	client.Subscribe("another client", 1, func(mqtt.Client, mqtt.Message) {
		other, err := connect() // waits for a goroutine, but for another one
		defer other.Disconnect(250)
		if err != nil {
			return
		}
		other.Publish("out", 1, false, nil).Wait()
	})
	client.Subscribe("this client", 1, func(mqtt.Client, mqtt.Message) {
		same(client).Disconnect(250) // want `Disconnect \(deadlock\) waits for the paho loop it runs on`
	})
	client.Subscribe("elsewhere", 1, nil).Wait() // not in a handler
}

func same(c mqtt.Client) mqtt.Client { return c }

func connect() (mqtt.Client, error) {
	c := mqtt.NewClient(mqtt.NewClientOptions())
	if token := c.Connect(); token.Wait() && token.Error() != nil {
		return nil, token.Error()
	}
	return c, nil
}
