package host

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/listing"
)

// ResolveConfig looks the selectors of a .loopvet.yml alone up in the packages
// that the module in dir reaches. An import path that is probably misspelt is a
// problem; a glob for no file is undecided. The error has one line for each mistake
// that needs no packages to be seen.
func ResolveConfig(dir, file string) (*Resolved, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if _, err := knowledge.LoadFrom(file, src); err != nil { // it may name what ships
		return nil, err
	}
	table, err := knowledge.Parse(file, src)
	if err != nil {
		return nil, err
	}
	r, err := listing.Resolve(dir, table)
	if err != nil {
		return nil, err
	}
	if err := misspelt(dir, r); err != nil {
		return nil, err
	}
	return r, idle(filepath.Dir(file), table, r)
}

// misspelt looks for what is missing among the packages that are reached and those of
// the shipped tables.
func misspelt(dir string, r *Resolved) error {
	if len(r.Missing) == 0 {
		return nil
	}
	known, err := listing.Reached(dir)
	if err != nil {
		return err
	}
	table, err := knowledge.Shipped()
	if err != nil {
		return err
	}
	r.Misspelt(append(known, table.Packages()...))
	return nil
}

// idle tells of the globs under exclude: that stand for no Go file.
func idle(root string, table *Table, r *Resolved) error {
	globs := table.Globs()
	err := finding.Files(root, func(rel string) bool {
		globs = slices.DeleteFunc(globs, func(g knowledge.Glob) bool { return finding.Covers(g.Text, rel) })
		return len(globs) > 0
	})
	for _, g := range globs {
		r.Undecided = append(r.Undecided, fmt.Errorf("%s: exclude: no Go file is in %q", g.Place, g.Text))
	}
	return err
}
