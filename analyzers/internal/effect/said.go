package effect

import (
	"go/types"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Fact is the fact about the package. It has the functions that others can call.
func (u *Unit) Fact(config string, slots *Slots, onLoop []fact.OnLoop, portable map[*types.Func]bool) *fact.Package {
	own := fact.Own{Slots: fact.Slots{Witnesses: slots.said(onLoop), OnLoop: onLoop}, Funcs: map[string]fact.Function{}, Methods: map[string]fact.Function{}}
	for _, fn := range u.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !obj.Exported() || obj.Pkg().Name() == "main" {
			continue
		}
		f := fact.Function{Portable: portable[obj]}
		if e := u.state[fn]; !e.Empty() {
			f.Effect = e
		}
		switch {
		case f == (fact.Function{}):
		case obj.Signature().Recv() == nil:
			own.Funcs[u.keyFor(obj)] = f
		default:
			own.Methods[u.keyFor(obj)] = f
		}
	}
	pkg := u.Pass.Pkg
	own.Met = func() map[string]bool { return met(pkg) }
	return own.Package(config, pkg.Path(), slots.imports, slots.below)
}
