package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// results lists the func values that fn may return.
func (u *Unit) results(fn *ssa.Function) [][]Source {
	sig := fn.Signature
	var out [][]Source
	for i := range sig.Results().Len() {
		if _, ok := sig.Results().At(i).Type().Underlying().(*types.Signature); !ok {
			continue
		}
		if out == nil {
			out = make([][]Source, sig.Results().Len())
		}
		for _, ret := range u.flow.returns[fn] {
			vals, _ := u.flow.trace(ret.Results[i])
			for _, v := range vals {
				if s, ok := u.source(fn, v); ok && !slices.ContainsFunc(out[i], s.equal) {
					out[i] = append(out[i], s)
				}
			}
		}
	}
	return out
}

func (s Source) equal(o Source) bool {
	if s.Impl != nil && o.Impl != nil {
		return s.Impl.Key == o.Impl.Key
	}
	return s.Impl == nil && o.Impl == nil && s.Slot == o.Slot && s.Param == o.Param
}

func (u *Unit) source(fn *ssa.Function, v Value) (Source, bool) {
	if v.Param != nil {
		if v.Param.Parent() == fn {
			return Source{Param: paramIndex(v.Param)}, true
		}
		return Source{Slot: ParamSlot(u.Key(v.Param.Parent()), paramIndex(v.Param))}, true
	}
	if v.Slot != "" {
		return Source{Slot: v.Slot}, true
	}
	if impl := u.Impl(v); impl != nil && !impl.Effect.Empty() {
		return Source{Impl: impl}, true
	}
	return Source{}, false
}

// Impl describes the function in a value, nil if the value is none.
func (u *Unit) Impl(v Value) *Impl {
	switch {
	case v.Fn != nil:
		e := u.state[v.Fn]
		if u.safe(v.Fn) { // through a slot as by its name
			e = &Effect{}
		}
		return &Impl{Key: u.Key(v.Fn), Name: u.Name(v.Fn), Pkg: u.Pass.Pkg.Path(), Effect: e}
	case v.Impl != nil:
		return v.Impl
	case v.Obj != nil && v.Obj.Pkg() != nil:
		return &Impl{Key: Key(v.Obj), Name: FuncName(v.Obj), Pkg: v.Obj.Pkg().Path(), Effect: u.known(v.Obj)}
	}
	return nil
}

// safe reports whether a table says that a function of this package is no
// operation, whatever is inside.
func (u *Unit) safe(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return false
	}
	k := u.Know.Func(obj)
	return k != nil && k.Safe != ""
}
