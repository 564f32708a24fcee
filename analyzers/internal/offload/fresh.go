package offload

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// What follows here is about what a function has made itself.

// fresh reports whether what v refers to was made by the function itself, or by
// the standard library for it.
func (p *carrier) fresh(v ssa.Value, depth int) bool {
	if depth > 12 {
		return false
	}
	switch x := v.(type) {
	case *ssa.Alloc, *ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeChan, *ssa.Const:
		return true
	case *ssa.Convert:
		return immutable(x.X.Type()) || p.fresh(x.X, depth+1)
	case *ssa.ChangeType:
		return p.fresh(x.X, depth+1)
	case *ssa.ChangeInterface:
		return p.fresh(x.X, depth+1)
	case *ssa.MakeInterface:
		return immutable(x.X.Type()) || concurrent(x.X.Type()) || p.fresh(x.X, depth+1)
	case *ssa.Slice:
		return immutable(x.X.Type()) || p.fresh(x.X, depth+1)
	case *ssa.FieldAddr:
		return p.fresh(x.X, depth+1)
	case *ssa.IndexAddr:
		return p.fresh(x.X, depth+1)
	case *ssa.Extract:
		return p.fresh(x.Tuple, depth+1)
	case *ssa.TypeAssert:
		return p.fresh(x.X, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if e != v && !p.fresh(e, depth+3) {
				return false
			}
		}
		return true
	case *ssa.UnOp:
		a, ok := x.X.(*ssa.Alloc)
		return ok && p.filledFresh(a, depth+1)
	case *ssa.Call:
		return p.freshCall(x, depth+1)
	}
	return immutable(v.Type())
}

// filledFresh reports whether a local variable holds only what is fresh.
func (p *carrier) filledFresh(a *ssa.Alloc, depth int) bool {
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a && !immutable(s.Val.Type()) && !p.fresh(s.Val, depth+1) {
			return false
		}
		if _, captured := ref.(*ssa.MakeClosure); captured {
			return false
		}
	}
	return true
}

// sealed reports whether nothing but what is fresh was put into a variable that is
// handed on.
func (p *carrier) sealed(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.UnOp:
		v = x.X
	case *ssa.Slice:
		v = x.X
	case *ssa.MakeInterface:
		return immutable(x.X.Type()) || concurrent(x.X.Type()) || p.sealed(x.X)
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return true
	}
	for _, ref := range *a.Referrers() {
		var at ssa.Value
		switch x := ref.(type) {
		case *ssa.FieldAddr:
			at = x
		case *ssa.IndexAddr:
			at = x
		default:
			continue
		}
		for _, ref := range *at.Referrers() {
			s, ok := ref.(*ssa.Store)
			if ok && s.Addr == at && !immutable(s.Val.Type()) && !concurrent(s.Val.Type()) && !(p.fresh(s.Val, 0) && p.sealed(s.Val)) {
				return false
			}
		}
	}
	return true
}

func (p *carrier) freshCall(x *ssa.Call, depth int) bool {
	if b, ok := x.Call.Value.(*ssa.Builtin); ok {
		return b.Name() == "append" && p.fresh(x.Call.Args[0], depth)
	}
	fn := x.Call.StaticCallee()
	if fn == nil || fn.Pkg == nil || !knowledge.Std(fn.Pkg.Pkg.Path()) {
		return false
	}
	for _, arg := range x.Call.Args {
		if t := arg.Type(); !immutable(t) && !concurrent(t) && !p.fresh(arg, depth+1) && !(bare(t) && looksOnly(&x.Call)) {
			return false
		}
	}
	return true
}

// bare reports whether a slice or a map has only values in it. A function that only
// looks may do that off the loop: what there is to look at is steady, or nobody else's.
func bare(t types.Type) bool { return holdsOnly(t, immutable) }

// holdsOnly reports whether a type is a slice or a map, and all that is in it so.
func holdsOnly(t types.Type, so func(types.Type) bool) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return so(u.Elem())
	case *types.Map:
		return so(u.Key()) && so(u.Elem())
	}
	return false
}
