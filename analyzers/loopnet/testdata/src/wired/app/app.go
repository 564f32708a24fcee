// Package app puts the one into the other: here both are known, and here is the
// finding, with every call of ui behind it.
package app

import (
	"wired/remote"
	"wired/ui"
)

func Start(url string) *ui.Model {
	return ui.New(remote.New(url)) // want `http\.Get \(net\) blocks the bubbletea loop: \(\*Model\)\.Update → \(\*Client\)\.Names → http\.Get, and 1 more \(likely\)`
}
