package schedule

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
)

// Identity says what results depend on besides the packages: it begins every
// key of the cache.
type Identity struct {
	Types  string // the toolchain, the platform, and this executable
	Facts  string // what the passes know that enters facts
	Report string // what enters findings only
}

// keys gives every package a key: of what its types and facts are made from,
// which is its own files and the keys of what it imports. A package whose files
// cannot be read has none; nor has what imports it.
func (s *scheduler) keys(nodes []*node) {
	for _, n := range nodes {
		if n.pkg.ImportPath == "unsafe" {
			n.key, n.keyed = cache.KeyOf("unsafe"), true
			continue
		}
		n.key, n.keyed = s.key(n)
	}
}

func (s *scheduler) key(n *node) (k cache.Key, ok bool) {
	p, h := n.pkg, cache.NewHash()
	h.String(s.Identity.Types)
	if !p.Standard {
		h.String(s.Identity.Facts)
	}
	h.String(p.ImportPath)
	h.String(p.ForTest)
	h.String(p.Dir) // chains have names of files
	if m := p.Module; m != nil {
		h.String(m.Path + " " + m.Version + " " + m.GoVersion)
	}
	if p.Error != nil {
		h.String("error " + p.Error.Pos + " " + p.Error.Err)
	}
	fixed := s.Listing.Fixed(p)
	if h.String(strings.Join(p.CgoFiles, "/")); n.c != nil {
		h.Sub(n.c.key)
		h.String(n.c.Wrong)
	}
	for _, name := range p.Files() {
		h.String(filepath.Base(name))
		if !fixed && h.File(name) != nil {
			return k, false
		}
	}
	for _, path := range slices.Sorted(slices.Values(p.Imports)) {
		dep := s.byPath[path]
		switch {
		case dep == nil || dep.index >= n.index:
			h.String("none " + path)
		case !dep.keyed:
			return k, false
		default:
			h.String(path)
			h.Sub(dep.key)
		}
	}
	return h.Key(), true
}

// The entries that one package has. What is found is apart from the facts: other
// flags need other findings of the same facts.
func (n *node) entry(kind string) cache.Key { return cache.KeyOf(kind, string(n.key[:])) }

func (s *scheduler) digestKey(n *node) cache.Key {
	return cache.KeyOf("digest", string(n.key[:]), s.Identity.Report)
}
