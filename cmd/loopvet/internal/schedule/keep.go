package schedule

import (
	"bytes"
	"slices"

	"golang.org/x/tools/go/gcexportdata"
)

// keep writes what was made of a package into the cache. What failed is not
// kept: the next run may have better luck, or somebody may want to see it again.
func (s *scheduler) keep(n *node, out *Outcome) {
	if s.Digest != nil && n.pkg.Named() && out.Skipped != failed {
		out.Digest = s.Digest(out)
	}
	if s.Cache == nil || !n.keyed || out.Skipped == failed || out.unkept {
		return
	}
	// The types come first, the outcome last: without it the rest is not looked for.
	if s.typesServe(n) && (out.Skipped == "" || out.Skipped == noCgo) {
		if data := s.exportData(n); data != nil {
			s.Cache.Put(n.entry("types"), data)
		}
	}
	if n.pkg.Standard {
		return
	}
	if n.facts != nil {
		data, err := encodeFacts(n.facts)
		if err != nil {
			return
		}
		s.Cache.Put(n.entry("facts"), data)
		n.facts.rest()
	}
	if n.pkg.Named() {
		s.Cache.Put(s.digestKey(n), out.Digest)
	}
	m := &meta{out.Skipped, slices.Clone(out.Errors), slices.Clone(out.Warnings)}
	s.Cache.Put(n.entry("meta"), m.encode())
}

// typesServe reports whether the next run may well need the types of the package
// without making it: those that people work on import it, or it is one. The
// types of the others are needed when a dependency is exchanged, and are made
// again then.
func (s *scheduler) typesServe(n *node) bool {
	return n.pkg.ForTest == "" && (n.pkg.Main() || s.Whole != nil && s.Whole(n.pkg.ImportPath) ||
		slices.ContainsFunc(n.users, func(u *node) bool { return u.pkg.Main() }))
}

// exportData writes the package's types, nil if they cannot be written: types
// with errors cannot always.
func (s *scheduler) exportData(n *node) (data []byte) {
	defer func() {
		if recover() != nil {
			data = nil
		}
	}()
	var b bytes.Buffer
	if n.types == nil || !n.types.Complete() || gcexportdata.Write(&b, s.Fset, n.types) != nil {
		return nil
	}
	return b.Bytes()
}
