// Package script runs JavaScript: with goja's event loop, and as a module of k6.
package script

import (
	"net/http"
	"os"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
	"go.k6.io/k6/js/modules"
)

func run(program *goja.Program) {
	l := eventloop.NewEventLoop()
	l.SetTimeout(func(*goja.Runtime) { os.Remove("state") }, time.Second)       // want `loopfs: os\.Remove \(fs\) blocks the goja loop`
	l.SetInterval(func(*goja.Runtime) { time.Sleep(time.Second) }, time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the goja loop`
	l.Run(func(vm *goja.Runtime) {
		os.ReadFile("state") // want `loopfs: os\.ReadFile \(fs\) blocks the goja loop`
		l.StopNoWait()
		vm.RunProgram(program)
	})
	l.RunOnLoop(func(vm *goja.Runtime) {
		l.Stop() // want `loopdeadlock: \(\*EventLoop\)\.Stop \(deadlock\) waits for the goja loop it runs on`
		promise, resolve, _ := vm.NewPromise()
		vm.Set("saved", promise)
		go func() {
			os.ReadFile("state")
			l.RunOnLoop(func(*goja.Runtime) {
				resolve(os.WriteFile("state", nil, 0o600)) // want `loopfs: os\.WriteFile \(fs\) blocks the goja loop`
			})
			l.Stop()
		}()
	})
}

// orders is a module of k6.
type orders struct{ vu modules.VU }

func (o *orders) Exports() modules.Exports {
	return modules.Exports{Default: o, Named: map[string]any{"load": o.load}}
}

// Place can be called from the script, as a method of the default export.
// Known miss: no selector of the table stands for the methods of what is in a field.
func (o *orders) Place(name string) {
	os.WriteFile("orders", []byte(name), 0o600)
}

func (o *orders) load() {
	http.Get("http://localhost/orders") // holds the user on purpose
	os.ReadDir("orders")                // want `loopfs: os\.ReadDir \(fs\) blocks the k6 loop`
	done := o.vu.RegisterCallback()
	go func() {
		os.ReadDir("orders")
		done(func() error { return nil })
	}()
}
