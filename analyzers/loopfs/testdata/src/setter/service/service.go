// Package service is told by whatever hub it is given.
package service

import (
	"os"

	"setter/hub"
)

// Serve begins to listen.
func Serve(h hub.Hub) {
	h.OnOpen(open)
	h.OnClose(func(name string) { os.Remove(name) })
}

func open(name string) {
	os.ReadFile(name) // want `os.ReadFile \(fs\) blocks the hub loop: \(\*local\).work → service.open → os.ReadFile \(likely\)`
}

// A Remote is an interface of this package, which nobody below implements.
type Remote interface {
	OnSync(f func(name string))
}

// Watch begins to listen.
func Watch(r Remote) {
	r.OnSync(func(name string) { os.WriteFile(name, nil, 0o666) })
}
