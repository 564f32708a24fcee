// Package rl is a small copy of raylib-go: there are no callbacks, the program
// writes the loop.
package rl

type Texture2D struct{ ID uint32 }

func WindowShouldClose() bool                   { return false }
func BeginDrawing()                             {}
func EndDrawing()                               {}
func LoadTexture(fileName string) (t Texture2D) { return }
