package fact

import (
	"fmt"
	"maps"
	"slices"
)

// Import is the fact about a package that is imported.
type Import struct {
	Path string
	*Package
	OnLoop []OnLoop // of all layers
	layers []*layer // all, if the fact comes from a file
}

// layers are those of several packages, by path.
type layers map[string]*layer

// walk adds the layers of some stacks. Of two copies of one the fuller is taken.
func (ls layers) walk(tops []*stack, seen map[*stack]bool) {
	for _, s := range tops {
		if seen[s] {
			continue
		}
		seen[s] = true
		if l := ls[s.path]; l == nil || l.has < s.has {
			ls[s.path] = s.layer
		}
		ls.walk(s.below, seen)
	}
}

func under(tops []*stack) layers {
	ls := layers{}
	ls.walk(tops, map[*stack]bool{})
	return ls
}

// Imports makes the facts about the imports ready for use.
func Imports(paths []string, facts []*Package) []Import {
	imports := make([]Import, len(facts))
	known := map[string]*layer{} // of those that come from files: each one is decoded once
	for i, f := range facts {
		imports[i] = Import{Path: paths[i], Package: f}
		if f.union == nil {
			known[f.path] = f.layer // with its functions
		}
	}
	for i := range imports {
		p := &imports[i]
		if p.union != nil {
			p.OnLoop = p.union.OnLoop
			continue
		}
		var lists []onLoops
		for path, l := range under([]*stack{p.stack}) {
			if first, ok := known[path]; ok {
				l = first
			} else {
				known[path] = l
			}
			p.layers = append(p.layers, l)
			if on := l.slots.get().OnLoop; len(on) > 0 {
				lists = append(lists, on)
			}
		}
		p.OnLoop = joinedOnLoops(lists)
	}
	return imports
}

// Known is what the imports know about slots together.
func Known(imports []Import) (all Slots) {
	var lists []Witnesses
	var loops []onLoops
	seen := map[*layer]bool{}
	var rest Witnesses
	for _, p := range imports {
		loops = append(loops, p.OnLoop)
		if p.union != nil {
			lists = append(lists, p.union.Witnesses)
		}
		for _, l := range p.layers {
			if !seen[l] {
				seen[l] = true
				rest = append(rest, l.slots.get().Witnesses...)
			}
		}
	}
	return Slots{joined(append(lists, Settled(rest))), joinedOnLoops(loops)}
}

// Below is what is known of the functions below a package: those of its imports and
// of all that they stand on.
type Below struct {
	Imports []Import
	layers  layers
	deep    bool // layers has all of them
}

// Function is what is known of a function of another package, by its key.
func (b *Below) Function(path, key string) Function {
	if l := b.layer(path); l != nil {
		return l.function(key)
	}
	return Function{}
}

// layer is that of a package below, nil if it has none.
func (b *Below) layer(path string) *layer {
	if b.layers == nil {
		b.layers = layers{}
		for _, p := range b.Imports {
			b.layers[p.Path] = p.layer
		}
	}
	l, ok := b.layers[path]
	if !ok && !b.deep {
		seen := map[*stack]bool{}
		for _, p := range b.Imports {
			b.layers.walk(p.stack.below, seen)
		}
		b.deep = true
		l = b.layers[path]
	}
	return l
}

// Damage is an error if what was read of the facts is not what was written.
func (b *Below) Damage() error {
	looked := slices.Collect(maps.Values(b.layers))
	for _, p := range b.Imports {
		looked = append(looked, p.layers...)
	}
	for _, l := range looked {
		if err := l.damage(); err != nil {
			return fmt.Errorf("the facts about %s are damaged: %w", l.path, err)
		}
	}
	return nil
}
