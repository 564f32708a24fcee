package knowledge

import "go/types"

// Awaits lists the loops that wait for their next event by a call of fn. A program may
// ask for no more of a framework than that: its own interface has the framework's method,
// and the event that it returns says whose.
//
//	type poller interface { PollEvent() tcell.Event }
func (t *Table) Awaits(fn *types.Func) []*Loop {
	if f := t.Func(fn); f != nil && len(f.Own) > 0 {
		return f.Own
	}
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return nil
	}
	for v := range fn.Signature().Results().Variables() {
		named, ok := types.Unalias(v.Type()).(*types.Named)
		if !ok || named.Obj().Pkg() == fn.Pkg() || t.lookup(named.Obj().Pkg()) == nil {
			continue
		}
		scope := named.Obj().Pkg().Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || tn.IsAlias() {
				continue
			}
			obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, fn.Pkg(), fn.Name())
			m, ok := obj.(*types.Func)
			if !ok || !types.Identical(m.Signature(), fn.Signature()) {
				continue
			}
			if f := t.Func(m); f != nil && len(f.Own) > 0 {
				return f.Own
			}
		}
	}
	return nil
}
