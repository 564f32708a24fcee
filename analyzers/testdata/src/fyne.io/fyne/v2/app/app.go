package app

import (
	"fyne.io/fyne/v2"
	driver "fyne.io/fyne/v2/internal/driver/glfw"
	"github.com/go-gl/glfw/v3.3/glfw"
)

func Run(content fyne.Tappable) { driver.Run(new(glfw.Window), content) }
