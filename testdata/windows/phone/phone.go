//go:build cgo

// Package phone is an app made with golang.org/x/mobile.
package phone

import (
	"os"

	"golang.org/x/mobile/app"
	"golang.org/x/mobile/event/paint"
	"golang.org/x/mobile/event/touch"
)

func run() {
	app.Main(func(a app.App) {
		os.ReadFile("before the loop")
		a.RegisterFilter(func(e interface{}) interface{} {
			os.Stat("light, but for every event") // want `loopfs: os\.Stat \(fs\) blocks the mobile loop`
			return e
		})
		for e := range a.Events() {
			switch a.Filter(e).(type) {
			case touch.Event:
				os.ReadFile("sound") // want `loopfs: os\.ReadFile \(fs\) blocks the mobile loop`
				go func() {
					sound, _ := os.ReadFile("sound")
					a.Send(sound)
				}()
			case paint.Event:
				a.Publish()
			}
		}
	})
}
