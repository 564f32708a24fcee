package effect

import (
	"fmt"
	"go/types"
	"maps"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
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
			p.OnLoop = p.union.onLoop
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
			if on := l.slots.get().onLoop; len(on) > 0 {
				lists = append(lists, on)
			}
		}
		p.OnLoop = joinedOnLoops(lists)
	}
	return imports
}

// below is what the imports know about slots together.
func below(imports []Import) witnesses {
	var lists []witnesses
	seen := map[*layer]bool{}
	var rest witnesses
	for _, p := range imports {
		if p.union != nil {
			lists = append(lists, p.union.witnesses)
		}
		for _, l := range p.layers {
			if !seen[l] {
				seen[l] = true
				rest = append(rest, l.slots.get().witnesses...)
			}
		}
	}
	return joined(append(lists, settled(rest)))
}

// lower lists the facts about the packages of Imports.
func (u *Unit) lower() (list []Import) {
	ours := u.Imports()
	for _, p := range u.below {
		if slices.ContainsFunc(ours, func(o *types.Package) bool { return o.Path() == p.Path }) {
			list = append(list, p)
		}
	}
	return list
}

// imported is the effect of another package's function, nil if it has none.
func (u *Unit) imported(obj *types.Func) *Effect { return u.Function(obj).Effect }

// Function is what is known of another package's function.
func (u *Unit) Function(obj *types.Func) Function {
	obj = obj.Origin()
	if f, ok := u.functions[obj]; ok {
		return f
	}
	var f Function
	if p := obj.Pkg(); p != nil && p != u.Pass.Pkg && !knowledge.Std(p.Path()) {
		if l := u.layer(p.Path()); l != nil {
			f = l.function(u.keyFor(obj))
		}
	}
	u.functions[obj] = f
	return f
}

// layer is that of a package below, nil if it has none.
func (u *Unit) layer(path string) *layer {
	if u.layers == nil {
		u.layers = layers{}
		for _, p := range u.below {
			u.layers[p.Path] = p.layer
		}
	}
	l, ok := u.layers[path]
	if !ok && !u.deep {
		seen := map[*stack]bool{}
		for _, p := range u.below {
			u.layers.walk(p.stack.below, seen)
		}
		u.deep = true
		l = u.layers[path]
	}
	return l
}

// Damage is an error if what was read of the facts below is not what was written.
func (u *Unit) Damage() error {
	looked := slices.Collect(maps.Values(u.layers))
	for _, p := range u.below {
		looked = append(looked, p.layers...)
	}
	for _, l := range looked {
		if err := l.damage(); err != nil {
			return fmt.Errorf("the facts about %s are damaged: %w", l.path, err)
		}
	}
	return nil
}
