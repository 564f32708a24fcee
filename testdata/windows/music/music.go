// Package music plays songs one after another.
package music

import (
	"os"
	"time"

	"github.com/gopxl/beep/v2"
	"github.com/gopxl/beep/v2/speaker"
)

type player struct {
	songs  []beep.Streamer
	silent bool
}

// Stream fades the first song out.
func (p *player) Stream(samples [][2]float64) (n int, ok bool) {
	if p.silent {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the beep loop`
	}
	return p.songs[0].Stream(samples)
}

func (p *player) Err() error { return nil }

func (p *player) next() {
	speaker.Play(p.songs[0]) // want `loopdeadlock: speaker\.Play \(deadlock\) waits for the beep loop`
}

func (p *player) play() {
	speaker.Play(beep.Seq(p, beep.Callback(p.next)))
	speaker.Play(beep.Seq(p, beep.Callback(func() {
		os.Remove("playing") // a streamer may read files
		go p.next()
	})))
	speaker.Lock()
	p.silent = true
	speaker.Unlock()
}
