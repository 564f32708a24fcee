// Package widgets makes widgets and hands them out as such.
package widgets

import (
	"os"

	"asserted/ui"
)

type button struct{ path string }

func (b *button) Draw()  { os.ReadDir(b.path) }
func (b *button) Click() { os.ReadFile(b.path) } // want `os.ReadFile \(fs\) blocks the ui loop: \(\*Window\).event → \(\*button\).Click → os.ReadFile \(likely\)`
func (b *button) Save()  { os.Create(b.path) }
func (b *button) Close() { os.Remove(b.path) }

// Button makes a button.
func Button(path string) ui.Widget { return &button{path} }

// A Slider becomes a Widget elsewhere.
type Slider struct{ path string }

func (s Slider) Draw()  {}
func (s Slider) Click() {}
func (s Slider) Drag()  { os.WriteFile(s.path, nil, 0o666) }
