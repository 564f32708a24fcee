package knowledge

import (
	"go/types"
	"path"
	"slices"
	"strings"
)

// A fork keeps the names of what it was taken from and lives at an address of its
// own. A package that no table names is taken for one if the last element of its
// path is that of a loop's package and it declares most of what the tables say of
// that one by name.
const (
	forkNames = 5    // fewer are found in strangers too
	forkShare = 0.75 // older and thinner forks lack a few
)

// Of reports whether p is a package of the loop, or a fork of one.
func (t *Table) Of(l *Loop, p *types.Package) bool {
	return p != nil && slices.Contains(l.Packages, t.home(p))
}

// home is the path that the tables know p by, its own if they do not.
func (t *Table) home(p *types.Package) string {
	own := plainPath(p.Path())
	candidates := t.bases[base(own)]
	if len(candidates) == 0 || t.packages[own] != nil || Std(own) {
		return own
	}
	if known, ok := t.homes.Load(p); ok {
		return known.(string)
	}
	home := own
	for _, path := range candidates {
		if t.packages[path].isOf(p) {
			home = path
			break
		}
	}
	if p.Complete() { // else more of it may become known
		t.homes.Store(p, home)
	}
	return home
}

// isOf reports whether p declares what the rules of loops name, without those that
// hold only where something else is declared, which p lacks. Of an incomplete package,
// which go vet has where p is imported by imports only, what is not known is taken for
// declared: its names decide alone.
func (x *index) isOf(p *types.Package) bool {
	declared, all := 0, 0
	for name, rules := range x.sorted().exact {
		if !slices.ContainsFunc(rules, func(r *rule) bool { return r.loop != nil && r.cond.holds(p) }) {
			continue
		}
		all++
		symbol := name.name
		if name.typ != "" {
			symbol = name.typ + "." + name.name
		}
		if declares(p, symbol) {
			declared++
		}
	}
	return declared >= forkNames && float64(declared) >= forkShare*float64(all)
}

// forkable files the paths of the loops' packages under their last element.
func (t *Table) forkable() {
	t.bases = make(map[string][]string)
	for _, l := range t.loops {
		for _, path := range l.Packages {
			if b := base(path); t.packages[path] != nil && !Std(path) && !slices.Contains(t.bases[b], path) {
				t.bases[b] = append(t.bases[b], path)
			}
		}
	}
	for _, paths := range t.bases {
		slices.Sort(paths)
	}
}

// base is the last element of an import path that is no major version.
func base(importPath string) string {
	dir, last := path.Split(importPath)
	if len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" && dir != "" {
		return path.Base(dir)
	}
	last, _, _ = strings.Cut(last, ".v") // gopkg.in
	return last
}

// plainPath is the path of the package without the mark of a test variant, "p [p.test]".
func plainPath(path string) string {
	if strings.HasSuffix(path, "]") {
		path, _, _ = strings.Cut(path, " [")
	}
	return path
}
