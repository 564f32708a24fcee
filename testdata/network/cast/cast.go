// Package cast has actors of Proto.Actor.
package cast

import (
	"net/http"
	"sync"
	"time"

	"github.com/asynkron/protoactor-go/actor"
)

type player struct {
	partner *actor.PID
	done    sync.WaitGroup
}

func (p *player) Receive(c actor.Context) {
	switch m := c.Message().(type) {
	case string:
		http.Get("http://localhost/" + m)                             // an actor may work
		c.RequestFuture(p.partner, "your line", time.Minute).Result() // want `loopwait: \(\*Future\)\.Result \(wait\) blocks the protoactor loop`
		c.ReenterAfter(c.RequestFuture(p.partner, "your line", time.Minute), func(line any, err error) {
			p.done.Wait() // want `loopwait: \(\*sync\.WaitGroup\)\.Wait \(wait\) blocks the protoactor loop`
		})
		p.done.Go(func() { http.Get("http://localhost/") })
	}
}

func open() error {
	system := actor.NewActorSystem()
	partner := system.Root.Spawn(actor.PropsFromFunc(func(c actor.Context) {
		c.StopFuture(c.Sender()).Wait() // want `loopwait: \(\*Future\)\.Wait \(wait\) blocks the protoactor loop`
	}))
	pid := system.Root.Spawn(actor.PropsFromProducer(func() actor.Actor { return &player{partner: partner} }))
	_, err := system.Root.RequestFuture(pid, "begin", time.Minute).Result()
	return err
}
