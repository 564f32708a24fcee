// Package sprites is a game made with ebiten as it was until v1.
package sprites

import (
	"net/http"
	"os"
	"time"

	"github.com/hajimehoshi/ebiten"
)

type game struct{ scores chan int }

func (g *game) Update(screen *ebiten.Image) error {
	os.ReadFile("scores") // want `loopfs: os\.ReadFile \(fs\) blocks the ebiten loop`
	go func() {
		http.Get("http://localhost/")
		g.scores <- 1
	}()
	select {
	case <-g.scores:
	default:
	}
	return nil
}

// Draw is no method of Game, and called where it is there.
func (g *game) Draw(screen *ebiten.Image) {
	os.Stat("light, but in every frame") // want `loopfs: os\.Stat \(fs\) blocks the ebiten loop`
}

func (g *game) Layout(w, h int) (int, int) {
	time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the ebiten loop`
	return w, h
}

func run() error {
	os.ReadFile("before the loop")
	return ebiten.RunGame(&game{make(chan int)})
}

func runFunc() error {
	return ebiten.Run(func(screen *ebiten.Image) error {
		os.Remove("scores") // want `loopfs: os\.Remove \(fs\) blocks the ebiten loop`
		return nil
	}, 320, 240, 1, "sprites")
}
