//go:build cgo

// Package arcade is a game made with SDL.
package arcade

import (
	"os"
	"time"

	"github.com/veandco/go-sdl2/sdl"
)

func play(r *sdl.Renderer) {
	os.ReadFile("before the loop")
	for {
		for e := sdl.PollEvent(); e != nil; e = sdl.PollEvent() {
			switch e.(type) {
			case *sdl.QuitEvent:
				return
			case *sdl.KeyboardEvent:
				os.ReadFile("scores") // want `loopfs: os\.ReadFile \(fs\) blocks the sdl loop`
				go os.ReadFile("scores")
			}
		}
		r.Present()
		sdl.Delay(16)
	}
}

func watch() {
	sdl.AddEventWatchFunc(func(sdl.Event, interface{}) bool {
		os.Stat("light, but for every event") // want `loopfs: os\.Stat \(fs\) blocks the sdl loop`
		return true
	}, nil)
	sdl.Do(func() {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the sdl-main loop`
		sdl.Do(func() {})       // want `loopdeadlock: sdl\.Do \(deadlock\) waits for the sdl-main loop it runs on`
		go sdl.Do(func() {})
	})
}
