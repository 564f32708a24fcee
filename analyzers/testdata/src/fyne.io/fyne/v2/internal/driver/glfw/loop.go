package glfw

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

func Run(w *glfw.Window, content fyne.Tappable) {
	for !w.ShouldClose() {
		glfw.PollEvents()
		content.Tapped(nil)
		w.SwapBuffers()
	}
}
