// Package asserted asks parts for a method that a Part does not have. The package that
// made the part knows nothing of that; what a label does for its Draw, nothing, is not
// handed on, and with it that a label is a Part. The part in the any has no interface
// by whose name it could be found.
package asserted

import (
	"os"

	"known_miss/asserted/parts"
)

type saver interface{ Save() }

//loopvet:onloop keys
func key(p parts.Part, last any) {
	if s, ok := p.(saver); ok {
		s.Save()
	}
	if s, ok := last.(saver); ok {
		s.Save()
	}
}

type note struct{}

func (note) Save() { os.Create("note") }

func run() { key(parts.Label("a"), note{}) }
