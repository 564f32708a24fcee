package effect

import (
	"go/types"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// met lists the packages whose methods a user of pkg may come to call although it does
// not import them: they declare the types that can be got at from what pkg exports.
func met(pkg *types.Package) map[string]bool {
	m := &meeting{paths: map[string]bool{}, seen: map[types.Type]bool{}}
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			m.typ(obj.Type())
		}
	}
	return m.paths
}

type meeting struct {
	paths map[string]bool
	seen  map[types.Type]bool
}

func (m *meeting) typ(t types.Type) {
	switch t.(type) {
	case nil, *types.Basic:
		return
	}
	if m.seen[t] {
		return
	}
	m.seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		m.typ(types.Unalias(t))
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			m.typ(arg)
		}
		if obj := t.Obj(); obj.Pkg() != nil && !knowledge.Std(obj.Pkg().Path()) {
			m.paths[obj.Pkg().Path()] = true
			m.named(t)
		}
	case *types.TypeParam:
		m.typ(t.Constraint())
	case *types.Struct:
		for v := range t.Fields() {
			if v.Exported() || v.Embedded() { // which promotes what it has
				m.typ(v.Type())
			}
		}
	case *types.Signature:
		m.typ(t.Params())
		m.typ(t.Results())
		for p := range t.TypeParams().TypeParams() {
			m.typ(p)
		}
	case *types.Tuple:
		for v := range t.Variables() {
			m.typ(v.Type())
		}
	case *types.Interface:
		for f := range t.ExplicitMethods() {
			m.typ(f.Type())
		}
		for e := range t.EmbeddedTypes() {
			m.typ(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			m.typ(term.Type())
		}
	case *types.Map:
		m.typ(t.Key())
		m.typ(t.Elem())
	case interface{ Elem() types.Type }:
		m.typ(t.Elem())
	}
}

func (m *meeting) named(t *types.Named) {
	if o := t.Origin(); o != t {
		m.typ(o)
		return
	}
	m.typ(t.Underlying())
	for f := range t.Methods() {
		if f.Exported() {
			m.typ(f.Type())
		}
	}
	for p := range t.TypeParams().TypeParams() {
		m.typ(p)
	}
}
