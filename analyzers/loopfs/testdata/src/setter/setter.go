// Package setter implements an interface that a package below gives funcs to.
package setter

import (
	"os"

	"setter/engine"
	"setter/facade"
	"setter/hub"
	"setter/service"
)

type remote struct {
	sync  func(name string)
	names chan string
}

func (r *remote) OnSync(f func(name string)) { r.sync = f }

//loopvet:onloop sync
func (r *remote) work() {
	for name := range r.names {
		r.sync(name) // want `os.WriteFile \(fs\) blocks the sync loop: \(\*remote\).work → service.Watch.func1 → os.WriteFile \(likely\)`
	}
}

// Run wires them.
func Run() {
	service.Serve(hub.New())
	r := &remote{names: make(chan string)}
	service.Watch(r)
	r.work()
}

// Play is the only one that knows of the engine and of the frame.
func Play() {
	facade.Use(&engine.Real{})
	run(frame)
}

func run(frame func()) { facade.Run(frame) }

func frame() { os.ReadDir(".") } // want `os.ReadDir \(fs\) blocks the engine loop: \(\*Real\).loop → setter.frame → os.ReadDir \(likely\)`

type server interface{ Serve(f func(name string)) }

var servers []server

// Serve calls the loops of a package below and of this one by an interface.
func Serve() {
	servers = append(servers, &engine.Real{}, own{})
	for _, s := range servers {
		s.Serve(accept)
	}
}

func accept(name string) {
	os.Open(name) // want `os.Open \(fs\) blocks the accept loop: \(\*Real\).Serve → setter.accept → os.Open, also on the own loop \(likely\)`
}

type own struct{}

//loopvet:onloop own
func (own) Serve(f func(name string)) {
	for {
		f("client")
	}
}
