// Package settings reads its configuration again when it changes.
package settings

import (
	"net/http"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/viper"
)

func watch(restart chan<- string) {
	v := viper.New()
	v.OnConfigChange(func(e fsnotify.Event) {
		tell(e.Name)
		restart <- v.GetString("listen")
		go tell(e.Name) // off the loop
	})
	viper.OnConfigChange(func(fsnotify.Event) { time.Sleep(time.Second) }) // want `loopwait: time\.Sleep \(sleep\) blocks the viper loop`
	v.WatchConfig()
}

func tell(name string) { http.Post("http://localhost/changed", "text/plain", nil) } // want `loopnet: http\.Post \(net\) blocks the viper loop`
