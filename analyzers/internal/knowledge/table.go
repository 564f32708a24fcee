package knowledge

import (
	"cmp"
	"fmt"
	"go/types"
	"os"
	"slices"
	"strings"
	"sync"
)

// Table answers questions about objects. It does not change after loading and is
// safe for concurrent use. It remembers its answers by object, and so keeps the
// types of the packages it describes alive.
type Table struct {
	loops     []*Loop // by name
	shapes    []Shape
	rules     []*rule             // the more important file first, then as written
	packages  map[string]*index   // by import path
	bases     map[string][]string // of those, the paths with loops by their last element
	called    map[string]bool     // the interface methods that functions are said to call
	opaque    map[string]bool     // see Opaque
	paths     map[string]position // where a file names an import path first
	config    Config
	globs     []Glob // of config.Exclude
	localDisk bool

	// Remembered answers: *types.Func to *Func, fieldKey and *types.TypeName to
	// []*Entry, *types.Package to []InterfaceEntry and to the path of what it is a fork of.
	funcs, fields, funcTypes, interfaces, homes sync.Map
}

// objectName is an object of a package: typ is empty at package level.
type objectName struct{ typ, name string }

// index has the rules for one package. There are many packages, and few of them are
// asked for: by name the rules are sorted at the first question.
type index struct {
	rules   []*rule
	methods []*rule // entryRule and notRule that may be for interface methods

	once  sync.Once
	exact map[objectName][]*rule // see sorted
	wild  []*rule
}

// sorted sorts the rules by the names of what they are for.
func (x *index) sorted() *index {
	x.once.Do(func() {
		x.exact = make(map[objectName][]*rule)
		for _, r := range x.rules {
			if r.sel.wild() {
				x.wild = append(x.wild, r)
				continue
			}
			for _, n := range r.sel.names() {
				x.exact[n] = append(x.exact[n], r)
			}
		}
	})
	return x
}

// named returns the rules whose selectors stand for an object, the best first.
func (x *index) named(typ, name string) []*rule {
	x.sorted()
	rules := slices.Clone(x.exact[objectName{typ, name}])
	for _, r := range x.wild {
		if r.sel.matches(typ, name) {
			rules = append(rules, r)
		}
	}
	slices.SortStableFunc(rules, better)
	return rules
}

// Load returns what ships with the user's file merged over it. The error has one
// line for each problem: file:line:col: message.
func Load(path string) (*Table, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return LoadFrom(path, src)
}

// LoadFrom is [Load] of a file whose text is given.
func LoadFrom(name string, src []byte) (*Table, error) {
	shipped, err := shipped()
	if err != nil {
		return nil, err
	}
	f := parseFile(name, src, true)
	f.checkLoops(shipped.table)
	if err := check([]*file{f}); err != nil {
		return nil, err
	}
	return newTable(shipped.files, f), nil
}

// Parse returns what one user's file says, without what ships. Errors are those
// of [Load].
func Parse(name string, src []byte) (*Table, error) {
	f := parseFile(name, src, true)
	if err := check([]*file{f}); err != nil {
		return nil, err
	}
	return newTable(nil, f), nil
}

// checkLoops complains about names of loops under disable: and budgets: that no
// loop has.
func (f *file) checkLoops(t *Table) {
	var known []string
	for _, l := range slices.Concat(t.loops, f.loops) {
		known = append(known, l.Name)
	}
	complain := func(name string, at position) {
		if !slices.Contains(known, name) {
			f.problems = append(f.problems, problem{at, fmt.Sprintf("unknown loop %q%s", name, didYouMean(name, known...))})
		}
	}
	for name, at := range f.disabled {
		complain(name, at)
	}
	for name, b := range f.budgets {
		complain(name, b.position)
	}
}

// check collects the problems of files that are loaded together.
func check(files []*file) error {
	var problems []problem
	first := make(map[string]position)
	for _, f := range files {
		problems = append(problems, f.problems...)
		for _, l := range f.loops {
			if at, ok := first[l.Name]; ok {
				problems = append(problems, problem{f.at[l], fmt.Sprintf("loop %q is already at %v", l.Name, at)})
				continue
			}
			first[l.Name] = f.at[l]
		}
	}
	return joinProblems(problems)
}

// newTable merges the user's file over the shipped ones. A loop of the user's
// replaces the shipped one of that name with all its rules.
func newTable(files []*file, user *file) *Table {
	t := &Table{packages: make(map[string]*index), called: make(map[string]bool), opaque: make(map[string]bool), paths: make(map[string]position)}
	replaced := make(map[string]bool)
	if user != nil {
		for _, l := range user.loops {
			replaced[l.Name] = true
		}
		for name := range user.disabled {
			replaced[name] = true
		}
		t.config, t.globs, t.localDisk = user.config, user.globs, user.localDisk
		t.merge(user, nil)
	}
	for _, f := range files {
		t.merge(f, replaced)
	}
	if user != nil {
		t.rebudget(user.budgets)
	}
	slices.SortFunc(t.loops, func(a, b *Loop) int { return strings.Compare(a.Name, b.Name) })
	slices.SortStableFunc(t.shapes, func(a, b Shape) int { return strings.Compare(a.Loop.Name, b.Loop.Name) })
	for _, r := range t.rules {
		t.index(r)
	}
	t.forkable()
	return t
}

// Opaque reports whether a package is not looked into, as those of the standard
// library are not: what its callers need to know is in a table.
func (t *Table) Opaque(path string) bool { return t.opaque[path] }

// rebudget gives loops the user's budgets. The shipped loops are shared by all
// tables, so those that change are copied, and with them what points at them.
func (t *Table) rebudget(budgets map[string]budget) {
	fresh := make(map[*Loop]*Loop)
	for i, l := range t.loops {
		if b, ok := budgets[l.Name]; ok {
			changed := *l
			changed.Budget = b.Duration
			t.loops[i], fresh[l] = &changed, &changed
		}
	}
	for i, s := range t.shapes {
		if l := fresh[s.Loop]; l != nil {
			t.shapes[i].Loop = l
		}
	}
	for i, r := range t.rules {
		if l := fresh[r.loop]; l != nil {
			changed := *r
			changed.loop = l
			t.rules[i] = &changed
		}
	}
}

func (t *Table) merge(f *file, replaced map[string]bool) {
	for path, at := range f.paths {
		if _, ok := t.paths[path]; !ok {
			t.paths[path] = at
		}
	}
	for _, path := range f.opaque {
		t.opaque[path] = true
	}
	for _, l := range f.loops {
		if !replaced[l.Name] {
			t.loops = append(t.loops, l)
		}
	}
	for _, s := range f.shapes {
		if !replaced[s.Loop.Name] {
			t.shapes = append(t.shapes, s)
		}
	}
	for _, r := range f.rules {
		if r.loop == nil || !replaced[r.loop.Name] {
			t.rules = append(t.rules, r)
		}
	}
}

// index files the rule under its packages. The order of t.rules is kept, so the
// position in a list stands for it.
func (t *Table) index(r *rule) {
	if r.kind >= nameRule {
		return
	}
	if r.iface != "" {
		t.called[r.iface] = true
	}
	for _, path := range r.packages {
		x := t.packages[path]
		if x == nil {
			x = &index{}
			t.packages[path] = x
		}
		x.rules = append(x.rules, r)
		if r.ofMethod() {
			x.methods = append(x.methods, r)
		}
	}
}

// Called reports whether some function is said to call this interface method,
// named as in Func.CallsInterface.
func (t *Table) Called(method string) bool { return t.called[method] }

// lookup returns the rules for the package, nil if there are none.
func (t *Table) lookup(pkg *types.Package) *index {
	if pkg == nil {
		return nil
	}
	return t.packages[t.home(pkg)]
}

// match returns the rules for one object, the best first.
func (x *index) match(pkg *types.Package, typ, name string) []*rule {
	return slices.DeleteFunc(x.named(typ, name), func(r *rule) bool { return !r.cond.holds(pkg) })
}

// Loop returns the loop of that name, nil if there is none.
func (t *Table) Loop(name string) *Loop {
	i, ok := slices.BinarySearchFunc(t.loops, name, func(l *Loop, name string) int { return strings.Compare(l.Name, name) })
	if !ok {
		return nil
	}
	return t.loops[i]
}

// Loops lists the loops by name.
func (t *Table) Loops() []*Loop { return slices.Clone(t.loops) }

// Shapes lists the conventions by the name of their loop.
func (t *Table) Shapes() []Shape { return slices.Clone(t.shapes) }

func byLoop(a, b *Loop) int { return strings.Compare(a.Name, b.Name) }

// sortEntries puts entries into the one order that answers have.
func sortEntries(entries []*Entry) {
	slices.SortStableFunc(entries, func(a, b *Entry) int {
		return cmp.Or(byLoop(a.Loop, b.Loop), cmp.Compare(a.Arg, b.Arg), strings.Compare(stepText(a.Steps), stepText(b.Steps)))
	})
}

func stepText(steps []Step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(s.String())
	}
	return b.String()
}
