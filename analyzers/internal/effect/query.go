package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Trace lists what a value may be.
func (u *Unit) Trace(v ssa.Value) []Value {
	vals, _ := u.flow.trace(v)
	return vals
}

// ValueOf is the function behind a declared function or method.
func (u *Unit) ValueOf(obj *types.Func) Value { return u.value(obj.Origin()) }

// ParamSlot is the slot of a parameter of this package.
func (u *Unit) ParamSlot(p *ssa.Parameter) fact.Slot {
	return fact.ParamSlot(u.Key(p.Parent()), paramIndex(p))
}

// Into lists what a call puts into a parameter slot.
func (u *Unit) Into(site *Site, slot fact.Slot) []Value {
	for _, v := range site.Vals {
		key := u.KeyOf(v)
		if key == "" {
			continue
		}
		i, ok := fact.ParamOf(slot, key)
		if v.Shift {
			i--
		}
		if ok && i >= 0 && i < len(site.Args) {
			return u.Trace(site.Args[i])
		}
	}
	return nil
}

// ResultsOf lists the func values that a function returns.
func (u *Unit) ResultsOf(v Value) []Value {
	var out []Value
	if v.Fn != nil {
		for _, ret := range u.flow.returns[v.Fn] {
			for _, r := range ret.Results {
				out = append(out, u.Trace(r)...)
			}
		}
		return out
	}
	if e := u.EffectOf(v); e != nil {
		for _, sources := range e.Results {
			for _, s := range sources {
				if s.Impl != nil {
					out = append(out, Value{Impl: s.Impl})
				} else if s.Slot != "" {
					out = append(out, Value{Slot: s.Slot})
				}
			}
		}
	}
	return out
}

// Types lists the types declared in the package, those in functions too. A
// generic type stands for its instances.
func (u *Unit) Types() []*types.Named {
	var out []*types.Named
	for _, file := range u.Pass.Files {
		if u.inTest(file.Pos()) {
			continue
		}
		for _, tn := range typeDecls(file) {
			if obj, ok := u.Pass.TypesInfo.Defs[tn].(*types.TypeName); ok && !obj.IsAlias() {
				if named, ok := obj.Type().(*types.Named); ok && !types.IsInterface(named) {
					out = append(out, named)
				}
			}
		}
	}
	return out
}

// FieldSlots lists the struct fields into which the package puts funcs.
func (u *Unit) FieldSlots() []fact.Slot {
	var out []fact.Slot
	for _, s := range u.flow.slots {
		if _, ok := u.flow.fields[s]; ok {
			out = append(out, s)
		}
	}
	return out
}

// FieldOf is the field behind a slot of FieldSlots.
func (u *Unit) FieldOf(s fact.Slot) Field { return u.flow.fields[s] }

// Used reports whether a function of the package is called or taken as a value
// in the package.
func (u *Unit) Used(fn *ssa.Function) bool {
	if u.used == nil {
		u.used = map[*ssa.Function]bool{}
		for _, user := range u.Funcs {
			for _, site := range u.Sites(user) {
				for _, v := range site.Vals {
					if v.Fn != nil && v.Fn != user {
						u.used[v.Fn] = true
					}
				}
			}
		}
		for _, edges := range u.flow.from {
			for _, e := range edges {
				if f, ok := e.src.(*ssa.Function); ok {
					u.used[f] = true
				}
			}
		}
	}
	return u.used[fn]
}
