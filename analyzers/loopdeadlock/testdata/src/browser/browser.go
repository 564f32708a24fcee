// Package browser exports functions to JavaScript: while one waits, the event
// that would wake it cannot come.
package browser

import (
	"net/http"
	"syscall/js"
	"time"
)

func export(done chan struct{}) {
	js.Global().Set("load", js.FuncOf(func(this js.Value, args []js.Value) any {
		http.Get(args[0].String()) // want `http\.Get \(net\) never ends on the js loop`
		time.Sleep(time.Second)    // want `time\.Sleep \(sleep\) never ends on the js loop`
		<-done                     // want `receive.* \(wait\) never ends on the js loop`
		return nil
	}))
	js.Global().Set("repaired", js.FuncOf(func(this js.Value, args []js.Value) any {
		url := args[0].String()
		go http.Get(url)
		return nil
	}))
	<-done // main waits: not in a callback
}
