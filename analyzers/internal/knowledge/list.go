package knowledge

import (
	"cmp"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// Line is one thing that the tables say about one object.
type Line struct {
	Kind     string // "operation", "entry", or the key of the tables: "safe", "calls", … "waits"
	Name     string // of a func or method, its FullName; of a field or type, the same form
	Category string // of an operation; of a wait for the loop, deadlock
	Cost     Cost   // of an operation
	Table    string // file of the table
}

// LineFields are the names of a line's fields.
var LineFields = []string{"kind", "types.Func.FullName", "categories", "cost", "table"}

// Fields returns the line's fields.
func (l Line) Fields() []string {
	return []string{l.Kind, l.Name, l.Category, string(l.Cost), l.Table}
}

// Package is the import path in the line's name.
func (l Line) Package() string {
	path, _, _ := splitFullName(l.Name)
	return path
}

// StandsFor reports whether l says of a name as its table writes it what m says of an
// object of that name, in a package of the table.
func (l Line) StandsFor(m Line) bool {
	if l.Kind != m.Kind || l.Table != m.Table {
		return false
	}
	_, typ, name := splitFullName(m.Name)
	sel, err := parseSelector(strings.TrimPrefix(l.Name, l.Package()+"."))
	return err == nil && sel.matches(typ, name)
}

func compareLines(a, b Line) int { return slices.Compare(a.Fields(), b.Fields()) }

// kindNames are the words for the kinds of rules.
var kindNames = map[kind]string{
	operationRule: "operation", safeRule: "safe", callRule: "calls", callMethodRule: "calls-method",
	wrapRule: "wraps", spawnRule: "spawns", disableRule: "disable", entryRule: "entry", notRule: "not", waitRule: "waits",
	guardRule: "guard", suspendRule: "suspends", resumeRule: "resumes", ownRule: "own", takesRule: "takes", costRule: "costs",
}

// A Listing is what came of looking every selector up.
type Listing struct {
	Lines    []Line  // one for each object that a selector stands for, sorted
	Problems []error // selectors, and alternatives of them, that stand for nothing
	// Undecided are those that may stand for something in a package that is not
	// known, or on another system, and those whose condition holds in none.
	Undecided []error
	Missing   []Missing // packages that are not known, sorted
}

// Missing is a package that is not known.
type Missing struct {
	Path string
	at   position
}

// Place is where a table names the package first: file:line:col.
func (m Missing) Place() string { return m.at.String() }

// List looks every selector up in the packages that find knows. Each alternative of
// a selector must stand for something in one of its packages. What cannot be decided
// because none of them is known has lines with the names as the table writes them.
func (t *Table) List(find func(path string) *types.Package) *Listing {
	c := checker{find: find, members: make(map[*types.Package][]member)}
	l := new(Listing)
	missing := make(map[string]bool)
	for _, r := range t.rules {
		found, unknown := c.split(r)
		for _, path := range unknown {
			missing[path] = true
		}
		has := slices.DeleteFunc(slices.Clone(found), func(p *types.Package) bool { return !r.cond.declared(p) })
		switch hits := c.hits(r, has); {
		case len(has) == 0 && len(found) > 0:
			c.unmet(r, found)
		case len(hits) == 0:
			l.Lines = append(l.Lines, unresolved(r, unknown)...)
			c.drift(r, hits, has, unknown)
		default:
			l.Lines = append(l.Lines, t.lines(r, hits)...)
			c.drift(r, hits, has, unknown)
		}
	}
	slices.SortFunc(l.Lines, compareLines)
	l.Lines = slices.Compact(l.Lines)
	l.Problems, l.Undecided = sorted(c.problems), sorted(c.undecided)
	for _, path := range slices.Sorted(maps.Keys(missing)) {
		l.Missing = append(l.Missing, Missing{path, t.paths[path]})
	}
	return l
}

func sorted(problems []problem) (errs []error) {
	sortProblems(problems)
	for _, p := range slices.Compact(problems) {
		errs = append(errs, p)
	}
	return errs
}

// split tells the packages of a rule that are known from those that are not.
func (c *checker) split(r *rule) (found []*types.Package, unknown []string) {
	for _, path := range r.packages {
		if p := c.find(path); p != nil {
			found = append(found, p)
		} else {
			unknown = append(unknown, path)
		}
	}
	return found, unknown
}

// hits are the objects of the packages that a rule is about. They are the same on
// every system: conditions on that are taken for granted.
func (c *checker) hits(r *rule, packages []*types.Package) (all []hit) {
	for _, p := range packages {
		for _, m := range c.resolve(r, p) {
			all = append(all, hit{p, m})
		}
	}
	return all
}

// hit is an object that a rule is about.
type hit struct {
	pkg *types.Package
	member
}

func (t *Table) lines(r *rule, hits []hit) (lines []Line) {
	for _, h := range hits {
		if line, ok := t.line(r, h.pkg, h.member); ok {
			lines = append(lines, line)
		}
	}
	return lines
}

// line is what r says of m. Of operations and cut points only the winner counts.
func (t *Table) line(r *rule, p *types.Package, m member) (Line, bool) {
	name, ok := kindNames[r.kind]
	if !ok {
		return Line{}, false
	}
	line := Line{Kind: name, Name: fullName(m), Table: r.pos.file}
	switch r.kind {
	case operationRule, safeRule:
		for _, winner := range t.lookup(p).match(p, m.typ, m.name) {
			if winner.kind == operationRule || winner.kind == safeRule {
				if winner != r {
					return Line{}, false
				}
				break
			}
		}
		if r.op != nil {
			line.Category, line.Cost = string(r.op.Category), r.op.Cost
		}
	case waitRule:
		line.Category, line.Cost = string(Deadlock), Unbounded
	case costRule:
		line.Cost = Cost(r.formula)
	}
	return line, true
}

// fullName writes methods and functions as types.Func.FullName does, and fields
// like methods.
func fullName(m member) string {
	switch obj := m.obj.(type) {
	case *types.Func:
		if owner, ok := receiver(obj); m.embedded && (!ok || owner == nil || owner.Name() != m.typ) {
			return "(" + obj.Pkg().Path() + "." + m.typ + ")." + m.name
		}
		return obj.FullName()
	case *types.Var:
		return "(" + obj.Pkg().Path() + "." + m.typ + ")." + m.name
	}
	return m.obj.Pkg().Path() + "." + m.name
}

// alternatives lists the selector's base without braces, as far as it matches m;
// of no member, all of it.
func (s *selector) alternatives(m member) []string {
	typs := []string{""}
	if s.typ != nil {
		typs = s.typ.alternatives
	}
	var all []string
	for _, typ := range typs {
		for _, name := range s.name.alternatives {
			if m.name == "" || matchStars(name, m.name) && matchStars(typ, m.typ) {
				all = append(all, member{objectName: objectName{typ, name}}.String())
			}
		}
	}
	slices.SortFunc(all, cmp.Compare[string])
	return all
}

// Packages lists the import paths that the tables say something about.
func (t *Table) Packages() []string { return t.packagesOf(func(*rule) bool { return true }) }

// Scopes lists those in whose scopes something is looked up, whether it is used or
// not: interfaces whose methods are entries, and what conditions ask for.
func (t *Table) Scopes() []string {
	return t.packagesOf(func(r *rule) bool { return r.ofMethod() || r.cond.has != "" })
}

// UserPackages lists those of the user's file: Check looks at them.
func (t *Table) UserPackages() []string { return t.packagesOf(func(r *rule) bool { return r.user }) }

func (t *Table) packagesOf(wanted func(*rule) bool) []string {
	seen := make(map[string]bool)
	var all []string
	for _, r := range t.rules {
		for _, p := range r.packages {
			if !seen[p] && wanted(r) {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	slices.Sort(all)
	return all
}

// unresolved are the lines for a selector that stands for nothing in the packages that
// are known: the names are those of the table, without the receiver's form.
func unresolved(r *rule, packages []string) (lines []Line) {
	name, ok := kindNames[r.kind]
	if !ok {
		return nil
	}
	for _, path := range packages {
		for _, a := range r.sel.alternatives(member{}) {
			l := Line{Kind: name, Name: path + "." + a, Table: r.pos.file}
			if r.op != nil {
				l.Category, l.Cost = string(r.op.Category), r.op.Cost
			}
			if r.kind == waitRule {
				l.Category, l.Cost = string(Deadlock), Unbounded
			}
			if r.kind == costRule {
				l.Cost = Cost(r.formula)
			}
			lines = append(lines, l)
		}
	}
	return lines
}
