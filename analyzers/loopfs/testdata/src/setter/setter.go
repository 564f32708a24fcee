// Package setter implements an interface that a package below gives funcs to.
package setter

import (
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
