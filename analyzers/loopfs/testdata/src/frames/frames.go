// Package frames has loops that the program writes around a framework's call,
// and the callbacks of such frameworks.
package frames

import (
	"os"
	"time"

	"github.com/gdamore/tcell/v2"
	rl "github.com/gen2brain/raylib-go/raylib"
	"github.com/go-gl/glfw/v3.3/glfw"
	"github.com/gopxl/pixel/v2/backends/opengl"
	"github.com/veandco/go-sdl2/sdl"
)

func raylib() {
	texture := rl.LoadTexture("before the loop")
	for !rl.WindowShouldClose() {
		rl.BeginDrawing()
		texture = rl.LoadTexture("frame") // want `rl\.LoadTexture \(fs\) blocks the raylib loop: frames\.raylib → rl\.LoadTexture`
		rl.EndDrawing()
	}
	_ = texture
	os.Remove("after the loop")
}

func window(w *glfw.Window) {
	for !w.ShouldClose() {
		draw()
		w.SwapBuffers()
		glfw.PollEvents()
	}
}

func draw() {
	os.ReadFile("frame")    // want `os\.ReadFile \(fs\) blocks the glfw loop: frames\.window → frames\.draw → os\.ReadFile`
	go os.ReadFile("frame") // off the loop
}

func events() {
	for running := true; running; {
		for e := sdl.PollEvent(); e != nil; e = sdl.PollEvent() {
			running = e.GetType() != 0
		}
		os.ReadFile("frame") // want `os\.ReadFile \(fs\) blocks the sdl loop: frames\.events → os\.ReadFile`
	}
}

func sprites(w *opengl.Window) {
	w.SetScrollCallback(func(w *opengl.Window, y float64) {
		os.ReadFile("scroll") // want `os\.ReadFile \(fs\) blocks the pixel-input loop`
	})
	for !w.Closed() {
		os.ReadFile("frame") // want `os\.ReadFile \(fs\) blocks the pixel loop`
		w.Update()
	}
}

// canvas hides the framework.
type canvas struct {
	window *glfw.Window
	tasks  chan func()
}

func (c *canvas) open() bool { return !c.window.ShouldClose() }

func (c *canvas) step() bool { return c.open() }

func (c *canvas) run() {
	os.Remove("before the loop")
	for c.step() {
		select { // the loop's own
		case task := <-c.tasks:
			task()
		case <-time.After(time.Millisecond):
		}
		os.ReadFile("frame") // want `os\.ReadFile \(fs\) blocks the glfw loop: \(\*canvas\)\.run → os\.ReadFile`
		glfw.PollEvents()
	}
	os.Remove("after the loop")
}

// poller is all that is asked of a screen.
type poller interface{ PollEvent() tcell.Event }

func narrow(p poller) {
	for p.PollEvent() != nil {
		os.ReadFile("key") // want `os\.ReadFile \(fs\) blocks the tcell loop: frames\.narrow → os\.ReadFile`
	}
}

// replay has the method's name, but no event of the framework: it is no loop of its own.
type replay interface{ PollEvent() string }

func recorded(r replay) {
	for r.PollEvent() != "" {
		os.ReadFile("key")
	}
}
