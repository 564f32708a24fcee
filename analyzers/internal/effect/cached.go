package effect

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// cached reports whether a block runs only where a look-up has found nothing,
// and what comes of it is put where the look-up looks: a map, a sync.Map, or what
// has methods like one. Whoever waits does it once for each key, so this matters
// where time is all there is to say: for long computations.
func (u *Unit) cached(b *ssa.BasicBlock) bool { return u.caches.of(b, u.cache) }

func (u *Unit) cache(above bool, cond *ssa.If, b *ssa.BasicBlock) bool {
	branch, only := arm(cond, b)
	if above || !only {
		return above
	}
	place, missing := lookup(cond.Cond)
	return place != nil && missing == branch && u.keeps(b, place)
}

// lookup is what a condition looks into; missing tells whether the condition
// holds where nothing was found.
func lookup(cond ssa.Value) (place ssa.Value, missing bool) {
	switch x := cond.(type) {
	case *ssa.UnOp:
		if x.Op == token.NOT {
			place, missing = lookup(x.X)
			return place, !missing
		}
	case *ssa.BinOp: // the value is nil
		if c, ok := x.Y.(*ssa.Const); ok && c.IsNil() && (x.Op == token.EQL || x.Op == token.NEQ) {
			return looked(x.X), x.Op == token.EQL
		}
	case *ssa.Extract: // v, ok
		if x.Index == 1 {
			return looked(x.Tuple), false
		}
	}
	return nil, false
}

func looked(v ssa.Value) ssa.Value {
	switch x := v.(type) {
	case *ssa.Lookup:
		return x.X
	case *ssa.Call:
		return receiverOf(x, "Load", "Get")
	}
	return nil
}

// receiverOf is the receiver of a call of one of the methods.
func receiverOf(call *ssa.Call, methods ...string) ssa.Value {
	c := call.Common()
	switch static := c.StaticCallee(); {
	case c.IsInvoke() && slices.Contains(methods, c.Method.Name()):
		return c.Value
	case static != nil && static.Signature.Recv() != nil && slices.Contains(methods, static.Name()):
		return c.Args[0]
	}
	return nil
}

// keeps reports whether the blocks behind head put something into the place.
func (u *Unit) keeps(head *ssa.BasicBlock, place ssa.Value) bool {
	want := u.flow.canon(place)
	for _, b := range head.Parent().Blocks {
		if !head.Dominates(b) {
			continue
		}
		for _, instr := range b.Instrs {
			var into ssa.Value
			switch x := instr.(type) {
			case *ssa.MapUpdate:
				into = x.Map
			case *ssa.Call:
				into = receiverOf(x, "Store", "LoadOrStore", "Set", "Add", "Put")
			}
			if into != nil && (into == place || want != nil && u.flow.canon(into) == want) {
				return true
			}
		}
	}
	return false
}
