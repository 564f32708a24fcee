package offload

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// Portable lists the exported functions that may run off every loop, at the same
// time as anything on it: what portable.go looks for, found in the package that has
// their bodies. The packages above learn of them by facts.
//
// A caller elsewhere gives it nothing that others have, as it would a function of its
// own package. What it is called on may be shared: of that it reads only fields that
// nobody writes once they are filled in, and that other packages cannot write. Here is
// more asked than inside one package: what a slice or a map in such a field refers to
// was made by the package too (made), or somebody elsewhere might have it; and no
// loop's functions are called, as it is not known which loop it will be.
func Portable(u *effect.Unit) map[*types.Func]bool {
	if u.Pass.Pkg.Name() == "main" {
		return nil
	}
	portable := map[*types.Func]bool{}
	r := &rewriter{Unit: u}
	known := map[*ssa.Function]bool{} // whether it is
	for _, fn := range u.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !obj.Exported() {
			continue
		}
		p := &carrier{rewriter: r, seen: map[*ssa.Function]bool{}, known: known}
		if p.function(fn) != nil {
			known[fn] = false
			continue
		}
		for callee := range p.seen {
			known[callee] = true
		}
		portable[obj] = true
	}
	return portable
}

// isPortable reports whether another package's function is portable.
func (r *rewriter) isPortable(fn *types.Func) bool {
	return fn != nil && !r.ours(fn) && r.Function(fn).Portable
}

// made reports whether all that is ever put into a field or a variable of the package
// was made where that is done, as far as it is a way to memory that is no place.
func (t *touched) made(v *types.Var) bool {
	if t.foreign == nil {
		t.foreign = map[*types.Var]bool{}
		fresh := &carrier{rewriter: t.r}
		for _, fn := range t.r.Funcs {
			for _, b := range fn.Blocks {
				for _, instr := range b.Instrs {
					s, ok := instr.(*ssa.Store)
					if !ok || !loads(s.Val.Type()) || fresh.fresh(s.Val, 0) {
						continue
					}
					switch x := s.Addr.(type) {
					case *ssa.FieldAddr:
						t.foreign[fieldOf(x.X.Type(), x.Field)] = true
					case *ssa.Global:
						t.foreign[objectOf(x)] = true
					}
				}
			}
		}
	}
	return !loads(v.Type()) || flat(v.Type()) && !t.foreign[v]
}

// flat reports whether what is in a slice or a map is no way to other memory, other
// than to fields of structs, which are places of their own.
func flat(t types.Type) bool {
	inert := func(t types.Type) bool {
		return immutable(t) || concurrent(t) || refers(t) && !loads(t)
	}
	return holdsOnly(t, inert)
}
