package knowledge

import (
	"errors"
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// unmet says that a rule's condition holds in none of the packages: it is about other
// versions of them, or misspelt.
func (c *checker) unmet(r *rule, packages []*types.Package) {
	c.undecided = append(c.undecided, problem{r.pos, fmt.Sprintf("%q is not looked for: nothing in %s is %s%s",
		r.sel.text, paths(packages), r.cond.has, c.near(r.cond.has, packages))})
}

// drift complains about each alternative of a rule's selector that stands for
// nothing in the packages. If there are unknown ones, that is no mistake yet: each
// fork of a framework has names of its own. Only a name that is one letter away from
// another is, for when: has is there to say that it is meant.
func (c *checker) drift(r *rule, hits []hit, packages []*types.Package, unknown []string) {
	if len(packages) == 0 {
		return
	}
	seen := make(map[string]bool)
	for _, h := range hits {
		if err := r.lacks(h.obj); err != nil {
			c.problems = append(c.problems, problem{r.pos, fullName(h.member) + ": " + err.Error()})
		}
		for _, a := range r.sel.alternatives(h.member) {
			seen[a] = true
		}
	}
	for _, a := range r.sel.alternatives(member{}) {
		if seen[a] {
			continue
		}
		to, at := &c.problems, problem{r.pos, c.explain(r.only(a), packages)}
		switch {
		case len(unknown) > 0 && c.misspelt(a, packages):
			at.message += fmt.Sprintf("; if it is of %s, say when: has %s", strings.Join(unknown, ", "), a)
		case len(unknown) > 0:
			to = &c.undecided
			at.message += "; perhaps it is of " + strings.Join(unknown, ", ")
		case !r.cond.system():
			to = &c.undecided
			at.message += "; perhaps it is of " + strings.Join(r.cond.goos, ", ")
		}
		*to = append(*to, at)
	}
}

// only is the rule for one alternative of its selector.
func (r *rule) only(alternative string) *rule {
	one := *r
	if sel, err := parseSelector(alternative + strings.TrimPrefix(r.sel.text, r.sel.base)); err == nil {
		one.sel = sel
	}
	return &one
}

// misspelt reports whether one letter makes a name of the packages of it. A digit does
// not count: forks have Connect and Connect2.
func (c *checker) misspelt(name string, packages []*types.Package) bool {
	return slices.ContainsFunc(c.names(name, packages), func(known string) bool {
		return distance(name, known, 1) == 1 && withoutDigits(name) != withoutDigits(known)
	})
}

// Misspelt makes problems of the missing packages that are probably misspelt: those
// that have a near name among the known ones.
func (l *Listing) Misspelt(known []string) {
	l.Missing = slices.DeleteFunc(l.Missing, func(m Missing) bool {
		if slices.Contains(known, m.Path) {
			return false
		}
		near := NearestPath(m.Path, slices.Values(known))
		if near != "" {
			l.Problems = append(l.Problems, problem{m.at, fmt.Sprintf("package %s is not reached from here (did you mean %q?)", m.Path, near)})
		}
		return near != ""
	})
	slices.SortStableFunc(l.Problems, func(a, b error) int {
		var x, y problem
		errors.As(a, &x)
		errors.As(b, &y)
		return byPlace(x, y)
	})
}

func paths(packages []*types.Package) string {
	var all []string
	for _, p := range packages {
		all = append(all, p.Path())
	}
	return strings.Join(all, ", ")
}
