package schedule

import (
	"bytes"
	"go/types"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

// What of an earlier run can be used is decided before anything is parsed.
//
// A package is hit if the cache has all that is wanted of it: its outcome, its
// findings if it is named, nothing if it is of the standard library. The others
// are made from source, and a package that is made needs the types of those that
// it imports and the facts of all below it. Types come from the cache too, in the
// compiler's export format, but one package must not be there twice, once read
// and once made: what lies between two packages that are made is made as well.
//
// All reading of types is over before the first package is made: what is read
// goes into the scopes of packages that others look at.

// hit reports whether nothing has to be made of the package for itself.
func (s *scheduler) hit(n *node) bool {
	if !n.keyed {
		return false
	}
	if n.pkg.Standard {
		return true
	}
	data, ok := s.Cache.Get(n.entry("meta"))
	if !ok {
		return false
	}
	m, err := decodeMeta(data)
	if err != nil {
		return false
	}
	if n.pkg.Named() {
		if n.digest, ok = s.Cache.Get(s.digestKey(n)); !ok {
			return false
		}
	}
	n.meta = m
	return true
}

// reuse decides what is made, and gives the others their types and facts.
func (s *scheduler) reuse(nodes []*node) {
	for _, n := range nodes {
		n.make = true
	}
	if s.Cache == nil {
		return
	}
	s.keys(nodes)
	for _, n := range nodes {
		n.make = !s.hit(n)
	}
	s.survey()
	for s.spread(nodes) {
	}
	if !s.read(nodes) {
		for _, n := range nodes { // an entry is not what it seemed
			n.make, n.types, n.facts, n.record = true, nil, nil, nil
		}
	}
}

// spread adds to the packages that are made those that they need and that cannot
// be read. It reports whether it added any.
func (s *scheduler) spread(nodes []*node) (again bool) {
	below := make([]bool, len(nodes)) // something below is made
	for i, n := range nodes {
		for _, dep := range s.imports(n) {
			below[i] = below[i] || dep.make || below[dep.index]
		}
	}
	for i := len(nodes) - 1; i >= 0; i-- {
		n := nodes[i]
		if !n.make && !n.under {
			continue
		}
		for _, dep := range s.imports(n) {
			dep.under = true
			if !dep.make && (n.make || s.Whole != nil && s.Whole(dep.pkg.ImportPath)) {
				dep.whole = true
			}
			if !dep.make && (dep.whole && (below[dep.index] || !s.hasTypes(dep)) || !s.hasFacts(dep)) {
				dep.make, again = true, true
			}
		}
	}
	return again
}

func (s *scheduler) imports(n *node) (deps []*node) {
	for _, path := range n.pkg.Imports {
		if dep := s.byPath[path]; dep != nil && dep.index < n.index {
			deps = append(deps, dep)
		}
	}
	return deps
}

// hasTypes reports whether the types of a package can be read. Those of one that
// is made for a test cannot: its path is another's.
func (s *scheduler) hasTypes(n *node) bool {
	if n.pkg.ForTest != "" {
		return false
	}
	if n.export == nil && n.pkg.ImportPath != "unsafe" {
		n.export, _ = s.Cache.Get(n.entry("types"))
	}
	return n.export != nil || n.pkg.ImportPath == "unsafe"
}

func (s *scheduler) hasFacts(n *node) bool {
	if n.record != nil || n.pkg.Standard || n.meta.Skipped != "" {
		return true
	}
	data, ok := s.Cache.Get(n.entry("facts"))
	if !ok {
		return false
	}
	var err error
	n.record, err = decodeRecord(data)
	return err == nil
}

// read gives the packages below those that are made their types and facts.
func (s *scheduler) read(nodes []*node) bool {
	all := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, n := range nodes {
		if n.make || !n.whole || n.export == nil {
			continue
		}
		pkg, err := gcexportdata.Read(bytes.NewReader(n.export), s.Fset, all, n.pkg.ImportPath)
		if err != nil {
			return false
		}
		n.types, n.export = pkg, nil
	}
	for _, n := range nodes {
		if n.make || !n.under {
			continue
		}
		if n.types = all[n.pkg.ImportPath]; n.types == nil {
			n.types = types.NewPackage(n.pkg.ImportPath, n.pkg.Name)
		}
		if n.pkg.ImportPath != "unsafe" {
			var imports []*types.Package
			for _, dep := range s.imports(n) {
				imports = append(imports, dep.types)
			}
			n.types.SetImports(imports)
		}
		s.owner.Store(n.types, n)
		if n.record != nil {
			n.facts = newFacts(n.types, nil)
			n.facts.record = n.record
			for _, dep := range s.imports(n) {
				if dep.record != nil {
					n.record.below = append(n.record.below, dep.record)
				}
			}
		}
	}
	return true
}

// survey makes the packages of a survey that is not in the cache.
func (s *scheduler) survey() {
	if s.Survey == nil {
		return
	}
	h := cache.NewHash()
	h.String("survey " + s.Survey.Key)
	for _, path := range s.Survey.Packages {
		if n := s.byPath[path]; n != nil {
			h.String(path)
			h.Sub(n.key)
		}
	}
	s.surveyKey = h.Key()
	if data, ok := s.Cache.Get(s.surveyKey); ok {
		s.surveyed = data
		return
	}
	for _, path := range s.Survey.Packages {
		if n := s.byPath[path]; n != nil {
			n.make = true
		}
	}
}
