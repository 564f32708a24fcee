package knowledge

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
)

// Check looks the selectors of the user's entries up in the packages that find
// knows; for others it returns nil. A selector that matches nothing in any of its
// packages is an error: one line with place and nearest name.
func (t *Table) Check(find func(path string) *types.Package) []error {
	c := checker{find: find, members: make(map[*types.Package][]member)}
	for _, r := range t.rules {
		if r.user {
			c.check(r)
		}
	}
	sortProblems(c.problems)
	errs := make([]error, len(c.problems))
	for i, p := range c.problems {
		errs[i] = p
	}
	return errs
}

// A checker resolves rules in whole packages.
type checker struct {
	find      func(path string) *types.Package
	members   map[*types.Package][]member
	problems  []problem
	undecided []problem // of List
}

// member is an object that a selector can name.
type member struct {
	objectName
	obj      types.Object
	embedded bool // a method that an interface has from another one
}

func (m member) String() string {
	if m.typ == "" {
		return m.name
	}
	return m.typ + "." + m.name
}

func (c *checker) check(r *rule) {
	var found []*types.Package
	for _, path := range r.packages {
		p := c.find(path)
		if p == nil || !r.cond.holds(p) {
			continue
		}
		if hits := c.resolve(r, p); len(hits) > 0 {
			for _, m := range hits {
				if err := r.lacks(m.obj); err != nil {
					c.problems = append(c.problems, problem{r.pos, fullName(m) + ": " + err.Error()})
				}
			}
			return
		}
		found = append(found, p)
	}
	if len(found) > 0 {
		c.problems = append(c.problems, problem{r.pos, c.explain(r, found)})
	}
}

// resolve returns the members of p that the rule is about.
func (c *checker) resolve(r *rule, p *types.Package) []member {
	var hits []member
	for _, m := range c.membersOf(p) {
		if r.sel.matches(m.typ, m.name) && r.fits(m) {
			hits = append(hits, m)
		}
	}
	return hits
}

// fits reports whether a rule can say something about an object of m's kind. The
// base of its selector matches.
func (r *rule) fits(m member) bool {
	slot := r.kind == entryRule || r.kind == notRule || r.kind == placeRule
	switch obj := m.obj.(type) {
	case *types.Func:
		if r.sel.arg.kind != noArgument {
			return !m.embedded && len(r.sel.arguments(obj.Signature())) > 0
		}
		return r.kind != takesRule && (slot || !m.embedded)
	case *types.TypeName:
		_, isFunc := obj.Type().Underlying().(*types.Signature)
		return r.sel.arg.kind == noArgument && (slot && isFunc || r.kind == takesRule || r.kind == nameRule)
	case *types.Var:
		return slot && r.sel.arg.kind == noArgument && (!r.sel.wild() || holdsCode(obj.Type(), r.sel.steps))
	}
	return false
}

// explain says why the rule is about nothing in the packages: what an object of the
// name lacks, which type declares the method, or the nearest name.
func (c *checker) explain(r *rule, packages []*types.Package) string {
	var hint string
	for _, p := range packages {
		for _, m := range c.membersOf(p) {
			if !m.embedded && r.sel.matches(m.typ, m.name) {
				return fmt.Sprintf("%s.%v %s", p.Name(), m, r.misses(m.obj))
			}
		}
		hint = cmp.Or(hint, declarer(r.sel, p))
	}
	if hint == "" {
		hint = c.near(r.sel.base, packages)
	}
	return fmt.Sprintf("nothing in %s matches %q%s", paths(packages), r.sel.text, hint)
}

// near is the nearest name to one that the packages do not have.
func (c *checker) near(name string, packages []*types.Package) string {
	return didYouMean(name, c.names(name, packages)...)
}

// names are those of the packages that may be meant by one that they do not have.
func (c *checker) names(meant string, packages []*types.Package) (all []string) {
	for _, p := range packages {
		for _, m := range c.membersOf(p) {
			if m.obj.Exported() || !token.IsExported(meant) {
				all = append(all, m.String())
			}
		}
	}
	return all
}

// misses says what obj, whose name the rule's selector has, lacks.
func (r *rule) misses(obj types.Object) string {
	fn, ok := obj.(*types.Func)
	if !ok || r.sel.arg.kind == noArgument {
		what := "func"
		switch obj.(type) {
		case *types.TypeName:
			what = "type"
		case *types.Var:
			what = "field"
		}
		return fmt.Sprintf("is a %s, which cannot stand here", what)
	}
	switch r.sel.arg.kind {
	case argumentIndex:
		return fmt.Sprintf("has no parameter %d", r.sel.arg.index)
	case argumentFuncs:
		return "has no func-typed parameter"
	}
	var params []string
	for v := range fn.Signature().Params().Variables() {
		params = append(params, v.Name())
	}
	return fmt.Sprintf("has no parameter %q%s", r.sel.arg.name, didYouMean(r.sel.arg.name, params...))
}

// declarer helps with a selector for a promoted method: selectors name the type
// that declares it.
func declarer(s *selector, p *types.Package) string {
	if s.typ == nil || s.globs() {
		return ""
	}
	tn, ok := p.Scope().Lookup(s.typ.alternatives[0]).(*types.TypeName)
	if !ok {
		return ""
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, p, s.name.alternatives[0])
	fn, ok := obj.(*types.Func)
	if !ok {
		return ""
	}
	if owner, ok := receiver(fn); ok && owner != nil && owner != tn {
		return fmt.Sprintf(" (%s.%s declares the method)", owner.Pkg().Path(), owner.Name())
	}
	return ""
}

// membersOf lists what selectors can name in p, in a fixed order.
func (c *checker) membersOf(p *types.Package) []member {
	if all, ok := c.members[p]; ok {
		return all
	}
	var all []member
	for _, name := range p.Scope().Names() {
		switch obj := p.Scope().Lookup(name).(type) {
		case *types.Func:
			all = append(all, member{objectName{"", name}, obj, false})
		case *types.TypeName:
			all = append(all, member{objectName{"", name}, obj, false})
			all = append(all, membersOfType(obj)...)
		}
	}
	slices.SortStableFunc(all, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.typ, b.typ), cmp.Compare(a.name, b.name))
	})
	c.members[p] = all
	return all
}

func membersOfType(tn *types.TypeName) []member {
	var all []member
	add := func(obj types.Object, embedded bool) {
		all = append(all, member{objectName{tn.Name(), obj.Name()}, obj, embedded})
	}
	switch u := tn.Type().Underlying().(type) {
	case *types.Interface:
		for m := range u.Methods() {
			owner, ok := receiver(m)
			add(m, !ok || owner != tn)
		}
	case *types.Struct:
		for f := range u.Fields() {
			add(f, false)
		}
	}
	if named, ok := tn.Type().(*types.Named); ok && !types.IsInterface(named) {
		for m := range named.Methods() {
			add(m, false)
		}
	}
	return all
}
