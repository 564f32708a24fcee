// Package game is a game made with ebiten.
package game

import (
	"encoding/json"
	"image/color"
	"net/http"
	"os"

	"github.com/hajimehoshi/ebiten/v2"
)

// scene is a part of the game.
type scene interface{ step() error }

type game struct{ now scene }

func (g *game) Update() error { return g.now.step() }

func (g *game) Draw(screen *ebiten.Image) {
	os.Stat("light, but in every frame") // want `loopfs: os\.Stat \(fs\) blocks the ebiten loop`
}

func (g *game) Layout(w, h int) (int, int) { return w, h }

type title struct{ scores chan []int }

func (t *title) step() error {
	os.ReadFile("scores") // want `loopfs: os\.ReadFile \(fs\) blocks the ebiten loop`
	go t.load()           // off the loop
	select {
	case <-t.scores:
	default:
	}
	if ebiten.IsKeyPressed(ebiten.KeyF) {
		ebiten.SetFullscreen(!ebiten.IsFullscreen())
		ebiten.SetCursorMode(ebiten.CursorModeHidden)
		ebiten.SetWindowSize(800, 600)
	}
	picture := ebiten.NewImage(8, 8)
	picture.At(1, 1) // want `loopwait: .* \(wait\) blocks the ebiten loop`
	picture.Fill(color.Black)
	return nil
}

func (t *title) load() {
	resp, err := http.Get("http://localhost/")
	if err != nil {
		return
	}
	defer resp.Body.Close()
	var scores []int
	json.NewDecoder(resp.Body).Decode(&scores)
	t.scores <- scores
}

func run() error {
	os.ReadFile("before the loop")
	return ebiten.RunGame(&game{&title{make(chan []int, 1)}})
}
