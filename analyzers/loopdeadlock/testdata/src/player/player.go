// Package player takes the speaker's lock: on a streamer's goroutine, which has it, and elsewhere, where it is soon free.
package player

import (
	"github.com/gopxl/beep/v2"
	"github.com/gopxl/beep/v2/speaker"
	"github.com/rivo/tview"
)

func play(song, next beep.Streamer, b *tview.Button) {
	speaker.Play(song, beep.Callback(func() {
		speaker.Play(next) // want `speaker\.Play \(deadlock\) waits for the beep loop it runs on`
		go speaker.Play(next)
	}))
	b.SetSelectedFunc(func() {
		speaker.Lock()
		speaker.Unlock()
	})
}
