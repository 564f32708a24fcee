// goja's event loop: what is posted takes the interpreter.
package main

import (
	"fmt"
	"net/http"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
)

func main() {
	loop := eventloop.NewEventLoop()
	loop.Start()
	loop.RunOnLoop(func(vm *goja.Runtime) {
		resp, err := http.Get("http://localhost:1/")
		if err != nil {
			vm.Set("failed", err.Error())
			return
		}
		vm.Set("status", resp.Status)
		fmt.Println(resp.Status)
	})
	loop.Stop()
}
