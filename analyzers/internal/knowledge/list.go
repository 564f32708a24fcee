package knowledge

import (
	"cmp"
	"go/types"
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

func compareLines(a, b Line) int { return slices.Compare(a.Fields(), b.Fields()) }

// kindNames are the words for the kinds of rules.
var kindNames = map[kind]string{
	operationRule: "operation", safeRule: "safe", callRule: "calls", callMethodRule: "calls-method",
	wrapRule: "wraps", spawnRule: "spawns", disableRule: "disable", entryRule: "entry", notRule: "not", waitRule: "waits",
	guardRule: "guard", suspendRule: "suspends", resumeRule: "resumes", ownRule: "own", takesRule: "takes", costRule: "costs",
}

// List looks every selector up in the packages that find knows. It returns a line
// for each object that a selector stands for, sorted, and what is wrong: if all
// packages of a table are known, each alternative of its selectors must stand for
// something. What cannot be decided because packages are not known has lines with
// the names as the table writes them, and these packages are in unknown.
func (t *Table) List(find func(path string) *types.Package) (lines []Line, problems []error, unknown []string) {
	c := checker{find: find, members: make(map[*types.Package][]member)}
	for _, r := range t.rules {
		if len(r.packages) == 0 {
			continue
		}
		found := c.found(r)
		if len(found) == 0 {
			unknown = append(unknown, r.packages...)
			lines = append(lines, unresolved(r)...)
			continue
		}
		hits, elsewhere := 0, false
		seen := make(map[string]bool)
		for _, p := range found {
			if !r.cond.holds(p) {
				elsewhere = true
				continue
			}
			for _, m := range c.resolve(r, p) {
				hits++
				if err := r.lacks(m.obj); err != nil {
					c.problems = append(c.problems, problem{r.pos, fullName(m) + ": " + err.Error()})
				}
				for _, a := range r.sel.alternatives(m) {
					seen[a] = true
				}
				if line, ok := t.line(r, p, m); ok {
					lines = append(lines, line)
				}
			}
		}
		switch {
		case elsewhere:
		case len(found) < len(r.packages):
			if hits == 0 {
				unknown = append(unknown, c.missing(r)...)
				lines = append(lines, unresolved(r)...)
			}
		case hits == 0:
			c.problems = append(c.problems, problem{r.pos, c.explain(r, found[0])})
		default:
			for _, a := range r.sel.alternatives(member{}) {
				if !seen[a] {
					c.problems = append(c.problems, problem{r.pos, "nothing is " + a + " in " + strings.Join(r.packages, ", ")})
				}
			}
		}
	}
	slices.SortFunc(lines, compareLines)
	sortProblems(c.problems)
	for _, p := range slices.Compact(c.problems) {
		problems = append(problems, p)
	}
	slices.Sort(unknown)
	return slices.Compact(lines), problems, slices.Compact(unknown)
}

// missing lists the packages of a rule that are not known.
func (c *checker) missing(r *rule) []string {
	return slices.DeleteFunc(slices.Clone(r.packages), func(path string) bool { return c.find(path) != nil })
}

// found lists the packages of a rule that are known.
func (c *checker) found(r *rule) []*types.Package {
	var all []*types.Package
	for _, path := range r.packages {
		if p := c.find(path); p != nil {
			all = append(all, p)
		}
	}
	return all
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

// unresolved are the lines for a selector none of whose packages is known: the
// names are those of the table, without the receiver's form.
func unresolved(r *rule) (lines []Line) {
	name, ok := kindNames[r.kind]
	if !ok {
		return nil
	}
	for _, path := range r.packages {
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
