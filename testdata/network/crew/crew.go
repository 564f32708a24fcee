// Package crew has actors of hollywood.
package crew

import (
	"net/http"
	"time"

	"github.com/anthdm/hollywood/actor"
)

type cook struct {
	waiter *actor.PID
	orders chan string
}

func (k *cook) Receive(c *actor.Context) {
	switch m := c.Message().(type) {
	case string:
		http.Get("http://localhost/" + m)                 // an actor may work
		c.Request(k.waiter, "ready?", time.Hour).Result() // want `loopwait: \(\*Response\)\.Result \(wait\) blocks the hollywood loop`
		<-c.Engine().Poison(k.waiter).Done()              // a known miss: no context is waited for
		go func() { c.Engine().Request(k.waiter, "done", time.Second).Result() }()
	case actor.Started:
		c.SpawnChildFunc(func(c *actor.Context) {
			k.orders <- "soup" // want `loopwait: channel send \(wait\) blocks the hollywood loop`
		}, "child")
	}
}

func open() error {
	e, err := actor.NewEngine(actor.NewEngineConfig())
	if err != nil {
		return err
	}
	waiter := e.SpawnFunc(func(c *actor.Context) {
		c.Request(c.Sender(), "why?", time.Second).Result() // want `loopwait: \(\*Response\)\.Result \(wait\) blocks the hollywood loop`
	}, "waiter")
	orders := make(chan string)
	go func() {
		for order := range orders {
			http.Get("http://localhost/" + order)
		}
	}()
	asked := func(next actor.ReceiveFunc) actor.ReceiveFunc {
		return func(c *actor.Context) {
			c.Request(waiter, "may I?", time.Second).Result() // want `loopwait: \(\*Response\)\.Result \(wait\) blocks the hollywood loop`
			next(c)
		}
	}
	pid := e.Spawn(func() actor.Receiver { return &cook{waiter, orders} }, "cook", actor.WithMiddleware(asked))
	_, err = e.Request(pid, "soup", time.Minute).Result()
	return err
}
