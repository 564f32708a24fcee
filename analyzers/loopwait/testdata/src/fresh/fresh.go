// Package fresh connects a client of its own in a handler of another: that is no
// deadlock, the handler waits for the broker.
package fresh

import mqtt "github.com/eclipse/paho.mqtt.golang"

func subscribe(client mqtt.Client) {
	client.Subscribe("in", 1, func(mqtt.Client, mqtt.Message) {
		other := mqtt.NewClient(mqtt.NewClientOptions())
		other.Connect().Wait()      // want `Token\.Wait \(wait\) blocks the paho loop`
		defer other.Disconnect(250) // the same finding: one function
	})
}

//loopvet:onloop hub
func announce(client mqtt.Client) {
	client.Connect().Wait() // want `Token\.Wait \(wait\) blocks the hub loop`
}
