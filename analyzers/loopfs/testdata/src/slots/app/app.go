// Package app fills the slots of a widget: it reports.
package app

import (
	"os"

	"slots/disk"
	"slots/widget"
)

func build() []*widget.Button {
	literal := &widget.Button{OnPress: func() {
		os.ReadFile("state") // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	}}
	argument := widget.New(func() {
		os.Remove("state") // want `os\.Remove \(fs\) blocks the bubbletea loop`
	})
	assigned := &widget.Button{}
	assigned.OnPress = disk.Save                             // want `os\.WriteFile \(fs\) blocks the bubbletea loop`
	sourced := &widget.Button{Source: disk.Lines{Path: "x"}} // want `os\.ReadFile \(fs\) blocks the bubbletea loop`
	offloaded := widget.New(func() {
		go disk.Save()
	})
	return []*widget.Button{literal, argument, assigned, sourced, offloaded}
}
