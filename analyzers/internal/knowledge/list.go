package knowledge

import (
	"cmp"
	"go/types"
	"slices"
	"strings"
)

// Line is one thing that the tables say about one object.
type Line struct {
	Kind     string // a key of the tables: "operations", "safe", "calls", … "runs", "waits"
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

func compareLines(a, b Line) int { return slices.Compare(a.Fields(), b.Fields()) }

// kindNames are the keys under which rules of a kind stand.
var kindNames = map[kind]string{
	operationRule: "operations", safeRule: "safe", callRule: "calls", callMethodRule: "calls-method",
	wrapRule: "wraps", spawnRule: "spawns", entryRule: "runs", notRule: "not", waitRule: "waits",
	guardRule: "guards", ownRule: "own", takesRule: "takes",
}

// List looks every selector up in the packages that find knows. It returns a line
// for each object that a selector stands for, sorted, and what is wrong with the
// selectors: if all packages of a table are known, each alternative of its
// selectors must stand for something, else each selector. A selector none of
// whose packages is known is returned in unknown, as its packages.
func (t *Table) List(find func(path string) *types.Package) (lines []Line, problems []error, unknown []string) {
	c := checker{find: find, members: make(map[*types.Package][]member)}
	for _, r := range t.rules {
		if len(r.packages) == 0 {
			continue
		}
		found := c.found(r)
		if len(found) == 0 {
			unknown = append(unknown, r.packages...)
			continue
		}
		hits := 0
		seen := make(map[string]bool)
		for _, p := range found {
			if !r.cond.holds(p) {
				hits++ // says so itself
				continue
			}
			for _, m := range c.resolve(r, p) {
				hits++
				for _, a := range r.sel.alternatives(m) {
					seen[a] = true
				}
				if line, ok := t.line(r, p, m); ok {
					lines = append(lines, line)
				}
			}
		}
		if hits == 0 {
			c.problems = append(c.problems, problem{r.pos, c.explain(r, found[0])})
			continue
		}
		if len(found) == len(r.packages) && r.cond.has == "" {
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
func (t *Table) Packages() []string {
	seen := make(map[string]bool)
	var all []string
	for _, r := range t.rules {
		for _, p := range r.packages {
			if !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	slices.Sort(all)
	return all
}
