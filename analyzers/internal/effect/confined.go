package effect

import (
	"golang.org/x/tools/go/ssa"
)

// confined reports whether an interface value gets no further than to calls of its own
// methods: each of them is known to be a call of what it is, and the value is none that
// others could mean by the interface.
//
//	mirror(changes, disk) // func mirror(c <-chan Card, to Board) { to.Put(<-c) }
func (u *Unit) confined(v ssa.Value) bool {
	known, ok := u.confines[v]
	if ok {
		return known
	}
	if u.confines == nil {
		u.confines = map[ssa.Value]bool{}
	}
	u.confines[v] = true // while it is looked at: a function may call itself
	for _, user := range *v.Referrers() {
		if !u.confines[v] {
			break
		}
		u.confines[v] = u.confinedIn(v, user)
	}
	return u.confines[v]
}

func (u *Unit) confinedIn(v ssa.Value, user ssa.Instruction) bool {
	switch x := user.(type) {
	case *ssa.DebugRef:
		return true
	case ssa.CallInstruction:
		c := x.Common()
		for i, arg := range c.Args {
			if arg != v {
				continue
			}
			fn := c.StaticCallee()
			if fn == nil || fn.Pkg != u.pkg || len(fn.Blocks) == 0 || fn.Origin() != nil || !u.confined(fn.Params[i]) {
				return false
			}
		}
		return true
	}
	return false
}
