package knowledge

import (
	"maps"
	"path"
	"slices"
)

// Config is what the user's file says about reports, not about code.
type Config struct {
	Checks   map[string]bool // nil: all
	MinGrade string          // "certain", "likely", "possible" or empty
	Light    bool
	Exclude  []Exclusion
	Hash     string // of the keys that enter facts, budget and texts left out; empty: there are none
}

// Exclusion keeps checks from reporting in some files.
type Exclusion struct {
	Paths  []string        // globs, relative to the folder of the file
	Checks map[string]bool // nil: all
}

// Config returns the keys of the user's file that are about reports.
func (t *Table) Config() Config {
	c := t.config
	c.Checks, c.Exclude = maps.Clone(c.Checks), slices.Clone(c.Exclude)
	return c
}

// Glob is one of those under exclude:.
type Glob struct {
	Text  string
	Place string // file:line:col
}

// Globs lists those of Config with their places.
func (t *Table) Globs() []Glob { return slices.Clone(t.globs) }

// reports reads the keys that only a user's file has.
func (f *file) reports(v map[string]*node) {
	f.config.Checks = f.checks(v["checks"])
	if n := v["min-grade"]; n != nil {
		f.config.MinGrade = oneOf(&f.decoder, n, "grade", grades)
	}
	f.config.Light = f.bool(v["light"])
	for _, n := range f.list(v["exclude"]) {
		f.config.Exclude = append(f.config.Exclude, f.exclusion(n))
	}
	for _, n := range f.list(v["assume"]) {
		if oneOf(&f.decoder, n, "assumption", assumptions) != "" {
			f.localDisk = true
		}
	}
}

// exclusion reads an element of "exclude": a glob, or globs and the checks that
// do not report there.
func (f *file) exclusion(n *node) (e Exclusion) {
	globs := n
	if n.kind == nodeMapping {
		v := f.mapping(n, "exclude", exclusionKeys...)
		if !f.require(n, "the exclusion", v, exclusionKeys...) {
			return e
		}
		globs, e.Checks = v["paths"], f.checks(v["checks"])
	}
	for _, n := range f.list(globs) {
		glob := f.text(n)
		if _, err := path.Match(glob, ""); err != nil {
			f.errorf(n, "%q is not a path glob", glob)
			continue
		}
		e.Paths = append(e.Paths, glob)
		f.globs = append(f.globs, Glob{glob, f.pos(n).String()})
	}
	return e
}

// checks reads names of checks, nil if there are none.
func (f *file) checks(n *node) map[string]bool {
	if n == nil {
		return nil
	}
	all := make(map[string]bool)
	for _, e := range f.list(n) {
		if c := oneOf(&f.decoder, e, "check", Checks()); c != "" {
			all[c] = true
		}
	}
	return all
}
