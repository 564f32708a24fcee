// Package broker handles messages of an MQTT broker and of NATS.
package broker

import (
	"os"
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/nats-io/nats.go"
)

func subscribe(c mqtt.Client) {
	c.Subscribe("a", 0, func(c mqtt.Client, m mqtt.Message) {
		os.WriteFile("a", m.Payload(), 0o600)     // want `loopfs: os\.WriteFile \(fs\) blocks the paho loop`
		c.Publish("b", 0, false, "answer").Wait() // want `loopdeadlock: Token\.Wait \(deadlock\) waits for the paho loop it runs on` `loopwait: select \(wait\) blocks the paho loop`
		go c.Publish("c", 0, false, "answer").WaitTimeout(time.Second)
		go func() { c.Publish("c", 0, false, "answer").Wait() }() // off the loop
	})
	c.AddRoute("d", route)
}

func route(c mqtt.Client, m mqtt.Message) {
	c.Disconnect(250) // want `loopdeadlock: Client\.Disconnect \(deadlock\) waits for the paho loop it runs on`
}

func options() *mqtt.ClientOptions {
	o := mqtt.NewClientOptions()
	o.SetDefaultPublishHandler(func(mqtt.Client, mqtt.Message) { time.Sleep(time.Second) }) // want `loopwait: time\.Sleep \(sleep\) blocks the paho loop`
	o.SetOnConnectHandler(func(mqtt.Client) { os.ReadFile("started with go") })
	return o
}

func connect() (*nats.Conn, error) {
	return nats.Connect(nats.DefaultURL,
		nats.ReconnectHandler(func(nc *nats.Conn) {
			os.ReadFile("a") // want `loopfs: os\.ReadFile \(fs\) blocks the nats loop`
			go os.ReadFile("a")
		}),
		nats.CustomReconnectDelay(func(attempts int) time.Duration {
			time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the nats loop`
			return time.Second
		}),
		nats.DisconnectErrHandler(func(*nats.Conn, error) {}))
}

func announce() (*nats.Subscription, error) {
	o := nats.GetDefaultOptions()
	o.AsyncErrorCB = func(*nats.Conn, *nats.Subscription, error) { os.Remove("a") } // want `loopfs: os\.Remove \(fs\) blocks the nats loop`
	o.ReconnectToServerCB = func(servers []nats.Server, _ nats.ServerInfo) (*nats.Server, time.Duration) {
		os.ReadFile("servers") // want `loopfs: os\.ReadFile \(fs\) blocks the nats loop`
		return &servers[0], 0
	}
	nc, err := o.Connect()
	if err != nil {
		return nil, err
	}
	return nc.Subscribe("a", func(m *nats.Msg) {
		os.WriteFile("a", m.Data, 0o600) // each subscription has a goroutine of its own
	})
}
