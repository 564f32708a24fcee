package fact

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Package is the fact about a package, the only kind of fact there is: its own layer
// and those of all packages below it.
//
// All of them, because a host gives an importer the facts about its direct imports
// and no others. Facts about methods would come from further away, but then a host
// with a process for each package writes every one of them again for every package
// above: more than half a gigabyte for a program of 145,000 lines. A layer is
// written once, by its own package, and copied by those above, as far as it can
// concern those who import them.
type Package struct {
	Config string // says which tables of the user it was made with
	*stack
	union *Slots // of all layers together; nil if the fact comes from a file
}

// stack is a layer and what it stands on.
type stack struct {
	*layer
	below []*stack
	met   func() map[string]bool // the packages whose methods users of this one can meet; nil: all
}

func (*Package) AFact() {}

// NewPackage is the fact about a package that nothing is known of, but what those
// below it know.
func NewPackage(config, path string, imports []Import) *Package {
	return &Package{Config: config, stack: newStack(path, new(Slots), new(functions), new(functions), imports)}
}

// Own is what a package has to say itself.
type Own struct {
	Slots          Slots
	Funcs, Methods map[string]Function    // that others can call, by key
	Met            func() map[string]bool // the packages whose methods users of this one can meet
}

// Package is the fact about a package that says this, and knew this of slots from its
// imports.
func (o Own) Package(config, path string, imports []Import, known Slots) *Package {
	all := joinedOnLoops([]onLoops{known.OnLoop, o.Slots.OnLoop})
	own := &Slots{o.Slots.Witnesses, all.above(known.OnLoop)}
	p := &Package{Config: config, stack: newStack(path, own, &functions{made: o.Funcs}, &functions{made: o.Methods}, imports)}
	p.met = o.Met
	p.union = &Slots{joined([]Witnesses{known.Witnesses, own.Witnesses}), all}
	return p
}

func newStack(path string, s *Slots, funcs, methods *functions, imports []Import) *stack {
	st := &stack{layer: &layer{path, whole, newPart(s), newPart(funcs), newPart(methods)}}
	for _, p := range imports {
		st.below = append(st.below, p.stack)
	}
	return st
}

// Function is what is known of a function of the package.
func (p *Package) Function(obj *types.Func) Function { return p.function(Key(obj.Origin())) }

// Own writes the package's own layer: a host that keeps facts for long has those of
// the packages below in their own places.
func (p *Package) Own() ([]byte, error) {
	x, err := p.wire(true, true)
	if err != nil {
		return nil, err
	}
	return encoder.Marshal(wirePackage{Config: p.Config, Layers: []wireLayer{x}})
}

// Rest lets go of what is written already, and of the package's types: a host that has
// many facts says so when nobody is likely to ask this one soon. GobEncode writes the
// methods of all layers from then on.
func (p *Package) Rest() {
	p.met = nil
	p.funcs.rest()
	p.methods.rest()
}

// Put sets p to what Own has written, over the facts of the package's imports.
func (p *Package) Put(own []byte, imports []analysis.Fact) error {
	if err := p.GobDecode(own); err != nil {
		return err
	}
	for _, f := range imports {
		p.below = append(p.below, f.(*Package).stack)
	}
	return nil
}

// wirePackage is the fact in a file, its own layer first.
type wirePackage struct {
	_      struct{} `cbor:",toarray"`
	Config string
	Layers []wireLayer
}

// GobEncode implements gob.GobEncoder.
func (p *Package) GobEncode() ([]byte, error) {
	own, err := p.wire(true, true)
	if err != nil {
		return nil, err
	}
	x := wirePackage{Config: p.Config, Layers: []wireLayer{own}}
	met := func(string) bool { return true }
	if p.met != nil {
		of := p.met()
		met = func(path string) bool { return of[path] }
	}
	rest := under(p.below)
	for _, path := range slices.Sorted(maps.Keys(rest)) {
		l, err := rest[path].wire(false, met(path))
		if err != nil {
			return nil, err
		}
		if !l.empty() {
			x.Layers = append(x.Layers, l)
		}
	}
	return encoder.Marshal(x)
}

// GobDecode implements gob.GobDecoder.
func (p *Package) GobDecode(data []byte) error {
	var x wirePackage
	if err := decoder.Unmarshal(data, &x); err != nil {
		return err
	}
	if len(x.Layers) == 0 {
		return errLayers
	}
	*p = Package{Config: x.Config, stack: &stack{layer: x.Layers[0].layer(whole)}}
	for _, l := range x.Layers[1:] {
		has := slotsOnly
		if len(l.Methods) > 0 {
			has = withMethods
		}
		p.below = append(p.below, &stack{layer: l.layer(has)})
	}
	return nil
}

// String lists what the package itself adds.
func (p *Package) String() string {
	var words []string
	own := p.slots.get()
	for _, w := range own.Witnesses {
		from := string(w.From)
		if w.Impl != nil {
			from = w.Impl.Key
		}
		words = append(words, string(w.Slot)+" <- "+from)
	}
	for _, l := range own.OnLoop {
		words = append(words, string(l.Slot)+" on "+l.Loop)
	}
	for _, fs := range []*functions{p.funcs.get(), p.methods.get()} {
		for _, key := range fs.keys() {
			f := fs.get(key)
			if f.Effect != nil {
				key += " " + f.Effect.String()
			}
			if f.Portable {
				key += " portable"
			}
			words = append(words, key)
		}
	}
	return strings.Join(words, "\n")
}
