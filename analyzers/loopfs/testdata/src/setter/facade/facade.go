// Package facade hands what it is given to whatever engine it uses.
package facade

// An Engine calls f for every frame.
type Engine interface{ Run(f func()) }

var engine Engine

// Use chooses the engine.
func Use(e Engine) { engine = e }

// Run runs it.
func Run(f func()) { engine.Run(f) }
