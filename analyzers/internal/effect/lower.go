package effect

import (
	"go/types"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// lower lists the facts about the packages of Imports.
func (u *Unit) lower() (list []fact.Import) {
	ours := u.Imports()
	for _, p := range u.below.Imports {
		if slices.ContainsFunc(ours, func(o *types.Package) bool { return o.Path() == p.Path }) {
			list = append(list, p)
		}
	}
	return list
}

// imported is the effect of another package's function, nil if it has none.
func (u *Unit) imported(obj *types.Func) *fact.Effect { return u.Function(obj).Effect }

// Function is what is known of another package's function.
func (u *Unit) Function(obj *types.Func) fact.Function {
	obj = obj.Origin()
	if f, ok := u.functions[obj]; ok {
		return f
	}
	var f fact.Function
	if p := obj.Pkg(); p != nil && p != u.Pass.Pkg && !knowledge.Std(p.Path()) {
		f = u.below.Function(p.Path(), u.keyFor(obj))
	}
	u.functions[obj] = f
	return f
}

// Damage is an error if what was read of the facts below is not what was written.
func (u *Unit) Damage() error { return u.below.Damage() }
