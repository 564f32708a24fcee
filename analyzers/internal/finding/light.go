package finding

import (
	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// lightBeside finds for the places with nothing but light operations a place of
// the same check in the same function that has a heavy one: who moves the read
// off the loop moves the stat before it too. Of several the first in the source.
func lightBeside(spots map[identity]*spot) map[*spot]*spot {
	type room struct{ loop, check, fn string }
	heavy := map[room]*spot{}
	for id, s := range spots {
		r := room{id.loop, id.check, s.fn}
		if s.fn == "" || s.light() {
			continue
		}
		if old := heavy[r]; old == nil || s.node.Pos() < old.node.Pos() {
			heavy[r] = s
		}
	}
	beside := map[*spot]*spot{}
	for id, s := range spots {
		if h := heavy[room{id.loop, id.check, s.fn}]; h != nil && s.light() {
			beside[s] = h
		}
	}
	return beside
}

// light reports whether all operations of a place are light.
func (s *spot) light() bool {
	for _, c := range s.ops {
		if c.lightness() == 0 {
			return false
		}
	}
	return true
}

// lightness puts light operations last.
func (c candidate) lightness() int {
	if c.op.Cost == knowledge.Light {
		return 1
	}
	return 0
}

// funcAt is the function that makes the call of a chain that stands at posn.
func funcAt(c *chain.Link, posn string) string {
	for ; c != nil; c = c.Next {
		if c.Pos == posn {
			return c.Func
		}
	}
	return ""
}
