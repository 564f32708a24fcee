package knowledge

import (
	"cmp"
	"go/types"
	"slices"
	"strings"
)

// entries makes the entries that the rules say an object has. The best rule comes
// first; for each loop, argument and steps it wins, but any of them may make the
// entry a frequent one. arguments tells which arguments a selector stands for, -1
// for the object itself.
func entries(rules []*rule, object Entry, arguments func(*selector) []int) []*Entry {
	var all []*Entry
	for _, r := range rules {
		if r.kind != entryRule {
			continue
		}
	next:
		for _, arg := range arguments(r.sel) {
			if removed(rules, r, arg, arguments) {
				continue
			}
			for _, e := range all {
				if e.Loop == r.loop && e.Arg == arg && slices.Equal(e.Steps, r.sel.steps) {
					e.Frequent = e.Frequent || r.frequent
					continue next
				}
			}
			e := object
			e.Loop, e.Selector, e.Arg, e.Steps = r.loop, r.sel.text, arg, r.sel.steps
			e.Frequent, e.When, e.Unless, e.Since, e.Until = r.frequent, r.cond.when(), r.unless, r.since, r.until
			all = append(all, &e)
		}
	}
	sortEntries(all)
	return all
}

// removed reports whether a not: of the same loop takes the argument out of r. A
// not: without argument takes out the whole object, one without steps the argument
// with whatever hangs on it.
func removed(rules []*rule, r *rule, arg int, arguments func(*selector) []int) bool {
	return slices.ContainsFunc(rules, func(not *rule) bool {
		if not.kind != notRule || not.loop != r.loop {
			return false
		}
		if len(not.sel.steps) > 0 && !slices.Equal(not.sel.steps, r.sel.steps) {
			return false
		}
		return not.sel.arg.kind == noArgument || slices.Contains(arguments(not.sel), arg)
	})
}

func entryText(pkg *types.Package, typ, name string) string {
	if typ != "" {
		name = typ + "." + name
	}
	return pkg.Name() + "." + name
}

type fieldKey struct {
	owner *types.TypeName
	field string
}

// Field returns the entries that a field of a named struct type is. Only fields
// that the type itself declares count.
func (t *Table) Field(owner *types.TypeName, field string) []*Entry {
	x := t.lookup(owner.Pkg())
	if x == nil {
		return nil
	}
	key := fieldKey{owner, field}
	if known, ok := t.fields.Load(key); ok {
		return known.([]*Entry)
	}
	known, _ := t.fields.LoadOrStore(key, fieldEntries(x, owner, field))
	return known.([]*Entry)
}

func fieldEntries(x *index, owner *types.TypeName, field string) []*Entry {
	typ := fieldType(owner, field)
	if typ == nil {
		return nil
	}
	rules := x.match(owner.Pkg(), owner.Name(), field)
	return entries(rules, Entry{Text: entryText(owner.Pkg(), owner.Name(), field)}, func(s *selector) []int {
		// A glob is written for callbacks; it shall not make every field an entry.
		if s.arg.kind != noArgument || s.wild() && !holdsCode(typ, s.steps) {
			return nil
		}
		return []int{-1}
	})
}

// fieldType is the type of the field that owner's type declares, nil if there is none.
func fieldType(owner *types.TypeName, field string) types.Type {
	s, ok := owner.Type().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for f := range s.Fields() {
		if f.Name() == field {
			return f.Type()
		}
	}
	return nil
}

// holdsCode reports whether a slot of type t, after the steps into its elements,
// can hold a func or an implementation.
func holdsCode(t types.Type, steps []Step) bool {
	for _, s := range steps {
		e, ok := t.Underlying().(interface{ Elem() types.Type })
		if s.Kind != Elem || !ok {
			break
		}
		t = e.Elem()
	}
	switch t.Underlying().(type) {
	case *types.Signature, *types.Interface:
		return true
	}
	return false
}

// FuncType returns the entries that a named func type is: every func that becomes
// one is on the loop.
func (t *Table) FuncType(tn *types.TypeName) []*Entry {
	x := t.lookup(tn.Pkg())
	if x == nil {
		return nil
	}
	if known, ok := t.funcTypes.Load(tn); ok {
		return known.([]*Entry)
	}
	var all []*Entry
	if _, ok := tn.Type().Underlying().(*types.Signature); ok {
		rules := x.match(tn.Pkg(), "", tn.Name())
		all = entries(rules, Entry{Text: entryText(tn.Pkg(), "", tn.Name())}, itself)
	}
	known, _ := t.funcTypes.LoadOrStore(tn, all)
	return known.([]*Entry)
}

// Takes returns the loops on which a func with a parameter of this type is.
func (t *Table) Takes(tn *types.TypeName) []*Loop {
	x := t.lookup(tn.Pkg())
	if x == nil {
		return nil
	}
	var loops []*Loop
	for _, r := range x.match(tn.Pkg(), "", tn.Name()) {
		if r.kind == takesRule && !slices.Contains(loops, r.loop) {
			loops = append(loops, r.loop)
		}
	}
	slices.SortFunc(loops, byLoop)
	return loops
}

// Interfaces returns the entries that methods of interfaces are, for frameworks
// that pkg imports, directly or not, or is.
func (t *Table) Interfaces(pkg *types.Package) []InterfaceEntry {
	var all []InterfaceEntry
	seen := make(map[*types.Package]bool)
	var visit func(*types.Package)
	visit = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		if x := t.lookup(p); x != nil && len(x.methods) > 0 {
			all = append(all, t.interfacesOf(p, x)...)
		}
		for _, q := range p.Imports() {
			visit(q)
		}
	}
	visit(pkg)
	slices.SortStableFunc(all, func(a, b InterfaceEntry) int {
		return cmp.Or(
			strings.Compare(a.Type.Pkg().Path(), b.Type.Pkg().Path()), strings.Compare(a.Type.Name(), b.Type.Name()),
			strings.Compare(a.Method.Id(), b.Method.Id()), byLoop(a.Entry.Loop, b.Entry.Loop))
	})
	return all
}

// interfacesOf resolves the selectors for methods in the scope of p.
func (t *Table) interfacesOf(p *types.Package, x *index) []InterfaceEntry {
	if known, ok := t.interfaces.Load(p); ok {
		return known.([]InterfaceEntry)
	}
	var all []InterfaceEntry
	for _, name := range p.Scope().Names() {
		if !slices.ContainsFunc(x.methods, func(r *rule) bool { return r.sel.typ.match(name) }) {
			continue
		}
		tn, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok || !types.IsInterface(tn.Type()) {
			continue
		}
		if named, ok := types.Unalias(tn.Type()).(*types.Named); ok && named.TypeArgs().Len() == 0 {
			tn = named.Obj() // an alias of an instance has the type arguments, the generic has not
		}
		methods := types.NewMethodSet(tn.Type())
		for i := range methods.Len() {
			m := methods.At(i).Obj().(*types.Func).Origin()
			rules := x.match(p, name, m.Name())
			for _, e := range entries(rules, Entry{Text: entryText(p, name, m.Name())}, itself) {
				all = append(all, InterfaceEntry{tn, m, e})
			}
		}
	}
	if p.Complete() { // else names may still be added to its scope
		t.interfaces.Store(p, all)
	}
	return all
}

func itself(s *selector) []int {
	if s.arg.kind != noArgument {
		return nil
	}
	return []int{-1}
}
