package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// allResults finds the results of all functions. One that only returns a func is worth
// naming as a result itself: a middleware returns what wraps a handler.
func (u *Unit) allResults() {
	for last, n := -1, 0; n != last; {
		last, n = n, 0
		for _, fn := range u.Funcs {
			u.state[fn].Results = u.results(fn)
			for _, of := range u.state[fn].Results {
				n += len(of)
			}
		}
	}
}

// results lists the func values that fn may return, and the methods of the interface
// values.
func (u *Unit) results(fn *ssa.Function) [][]fact.Source {
	sig := fn.Signature
	var out [][]fact.Source
	for i := range sig.Results().Len() {
		var of []fact.Source
		switch t := sig.Results().At(i).Type().Underlying().(type) {
		case *types.Signature:
			of = u.funcs(fn, i)
		case *types.Interface:
			of = u.methods(fn, i, t)
			if seal := interfaceSlot(sig.Results().At(i).Type()); u.sealed(fn, i, t, seal) {
				of = append(of, fact.Source{Made: fact.Made{Method: seal}})
			}
		}
		if of == nil {
			continue
		}
		if out == nil {
			out = make([][]fact.Source, sig.Results().Len())
		}
		out[i] = of
	}
	return out
}

// returned is what result i of a function may be.
func (u *Unit) returned(fn *ssa.Function, i int) (all []Value) {
	for _, ret := range u.flow.returns[fn] {
		vals, _ := u.flow.trace(ret.Results[i])
		for _, v := range vals {
			v.When = v.When.And(u.when(ret.Block()))
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all
}

func (u *Unit) funcs(fn *ssa.Function, i int) (out []fact.Source) {
	for _, v := range u.returned(fn, i) {
		if s, ok := u.source(fn, v); ok {
			out = gather(out, s)
		}
	}
	return out
}

// gather adds what a result may be; what it is in more than one case, it may always be.
func gather(all []fact.Source, s fact.Source) []fact.Source {
	i := slices.IndexFunc(all, s.Equal)
	if i < 0 {
		return append(all, s)
	}
	if all[i].When != s.When {
		all[i].When = ""
	}
	return all
}

// methodsOf lists the methods of an interface that somebody asks for.
func methodsOf(iface *types.Interface, asks func(m *types.Func, slot fact.Slot) bool) (all []*types.Func) {
	for m := range iface.Methods() {
		if slot := MethodSlot(m); slot != "" && asks(m, slot) {
			all = append(all, m)
		}
	}
	return all
}

// methods lists what the methods of an interface come to that a function returns. A
// parameter or what a field holds is not followed.
func (u *Unit) methods(fn *ssa.Function, i int, iface *types.Interface) (out []fact.Source) {
	asked := methodsOf(iface, func(m *types.Func, slot fact.Slot) bool { return !u.ubiquitous(slot) && !u.settled(m) })
	if len(asked) == 0 {
		return nil
	}
	for _, v := range u.returned(fn, i) {
		if v.Made.Key != "" {
			out = gather(out, fact.Source{Made: v.Made, When: v.When})
		}
		for _, m := range asked {
			if obj := u.method(v.Type, m); obj != nil {
				if impl := u.Impl(u.value(obj)); impl != nil && !impl.Effect().Empty() {
					out = gather(out, fact.Source{Made: fact.Made{Method: MethodSlot(m), Key: impl.Key}, When: v.When})
				}
			}
		}
	}
	return out
}

func (u *Unit) source(fn *ssa.Function, v Value) (fact.Source, bool) {
	if v.Param != nil {
		if v.Param.Parent() == fn {
			return fact.Source{Param: paramIndex(v.Param), When: v.When}, true
		}
		return fact.Source{Slot: fact.ParamSlot(u.Key(v.Param.Parent()), paramIndex(v.Param)), When: v.When}, true
	}
	if v.Slot != "" {
		return fact.Source{Slot: v.Slot, When: v.When}, true
	}
	if impl := u.Impl(v); impl != nil && !impl.Effect().Empty() {
		return fact.Source{Impl: impl, When: v.When}, true
	}
	return fact.Source{}, false
}

// Impl describes the function in a value, nil if the value is none.
func (u *Unit) Impl(v Value) *fact.Impl {
	switch {
	case v.Fn != nil:
		e := u.state[v.Fn]
		if u.safe(v.Fn) { // through a slot as by its name
			e = &fact.Effect{}
		}
		return fact.NewImpl(u.Key(v.Fn), u.Name(v.Fn), u.Pass.Pkg.Path(), e)
	case v.Impl != nil:
		return v.Impl
	case v.Obj != nil && v.Obj.Pkg() != nil:
		return fact.NewImpl(u.keyFor(v.Obj), FuncName(v.Obj), v.Obj.Pkg().Path(), u.known(v.Obj))
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
