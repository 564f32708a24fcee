//go:build cgo

// Package triangle draws a window with GLFW.
package triangle

import (
	"os"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"
)

func run(w *glfw.Window, shaders <-chan []byte) {
	os.ReadFile("before the loop")
	for !w.ShouldClose() {
		os.ReadFile("shader") // want `loopfs: os\.ReadFile \(fs\) blocks the glfw loop`
		<-shaders
		select {
		case <-shaders:
		default:
		}
		go func() {
			time.Sleep(time.Second)
			glfw.PostEmptyEvent()
		}()
		w.SwapBuffers()
		glfw.WaitEvents()
	}
	os.Remove("after the loop")
}
