//go:build cgo

// Package imgui is a window made with cimgui-go.
package imgui

import (
	"os"
	"time"

	"github.com/AllenDang/cimgui-go/backend"
)

type flags int

func run(b backend.Backend[flags]) {
	text := make(chan string, 1)
	b.SetAfterCreateContextHook(func() { os.ReadFile("font") }) // want `loopfs: os\.ReadFile \(fs\) blocks the cimgui loop`
	b.SetDropCallback(func(names []string) {
		os.Remove(names[0]) // want `loopfs: os\.Remove \(fs\) blocks the cimgui loop`
		go os.Remove(names[0])
	})
	b.SetCloseCallback(func() { time.Sleep(time.Second) })                  // want `loopwait: time\.Sleep \(sleep\) blocks the cimgui loop`
	b.SetBeforeRenderHook(func() { os.Lstat("light, but in every frame") }) // want `loopfs: os\.Lstat \(fs\) blocks the cimgui loop`
	b.Run(func() {
		os.Stat("light, but in every frame") // want `loopfs: os\.Stat \(fs\) blocks the cimgui loop`
		<-text                               // want `loopwait: channel receive \(wait\) blocks the cimgui loop`
		select {
		case <-text:
		default:
		}
	})
}
