package fact

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// host is a way in which facts get from a package to those that import it.
type host struct {
	name string
	pass func(t *testing.T, p *Package, imports []*Package) *Package
}

var hosts = []host{
	{"one process", func(_ *testing.T, p *Package, _ []*Package) *Package { return p }},
	{"a file for each package", func(t *testing.T, p *Package, _ []*Package) *Package {
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(p); err != nil {
			t.Fatal(err)
		}
		q := new(Package)
		if err := gob.NewDecoder(&b).Decode(q); err != nil {
			t.Fatal(err)
		}
		return q
	}},
	{"a cache of layers", func(t *testing.T, p *Package, imports []*Package) *Package {
		own, err := p.Own()
		if err != nil {
			t.Fatal(err)
		}
		var facts []analysis.Fact
		for _, i := range imports {
			facts = append(facts, i)
		}
		q := new(Package)
		if err := q.Put(own, facts); err != nil {
			t.Fatal(err)
		}
		return q
	}},
	{"one process that lets go of what it has written", func(t *testing.T, p *Package, _ []*Package) *Package {
		if _, err := p.Own(); err != nil {
			t.Fatal(err)
		}
		p.Rest()
		return p
	}},
}

// TestHostsGiveTheSameFacts builds a random graph of packages in every host: what a
// package hears from its imports is the same.
func TestHostsGiveTheSameFacts(t *testing.T) {
	for seed := range uint64(300) {
		var want []string
		for _, h := range hosts {
			got := graph(t, h, rand.New(rand.NewPCG(seed, 7)))
			if want == nil {
				want = got
			}
			for i := range want {
				if want[i] != got[i] {
					t.Fatalf("seed %d, package %d, %s hears\n%s\nnot\n%s", seed, i, h.name, got[i], want[i])
				}
			}
		}
	}
}

// graph lists what each package of a random graph hears.
func graph(t *testing.T, h host, r *rand.Rand) (heard []string) {
	var facts []*Package
	for n := range 2 + r.IntN(12) {
		var direct []*Package
		var paths []string
		for i, f := range facts {
			if r.IntN(3) == 0 {
				direct, paths = append(direct, f), append(paths, fmt.Sprint("m/p", i))
			}
		}
		imports := Imports(paths, direct)
		known := Known(imports)
		heard = append(heard, hears(&Below{Imports: imports}, known, n))

		path := fmt.Sprint("m/p", n)
		own := Own{
			Funcs:   map[string]Function{path + ".F": {Portable: true}},
			Methods: map[string]Function{path + ".M": {Effect: &Effect{Cut: n}}},
		}
		for range r.IntN(5) {
			w := Witness{Slot: Slot(fmt.Sprint("g:s", r.IntN(4))), Impl: NewImpl(fmt.Sprint("f", r.IntN(4)), "", "", &Effect{Cut: 1}), By: fmt.Sprint("m", r.IntN(3))}
			switch old, is := known.Witnesses.Find(w); {
			case !is:
				own.Slots.Witnesses = append(own.Slots.Witnesses, w)
			case Both(old, w) != old:
				own.Slots.Witnesses = append(own.Slots.Witnesses, w.Bare())
			}
		}
		own.Slots.Witnesses = Settled(own.Slots.Witnesses)
		for i := range r.IntN(4) {
			own.Slots.OnLoop = append(own.Slots.OnLoop, OnLoop{Slot: Slot(fmt.Sprint("g:s", i)), Loop: "tview", Entry: fmt.Sprint("e", r.IntN(3)), Frequent: r.IntN(2) == 0, Grade: chain.Grade(r.IntN(3))})
		}
		p := own.Package("", path, imports, known)
		facts = append(facts, h.pass(t, p, direct))
	}
	return heard
}

func hears(below *Below, known Slots, n int) string {
	var b bytes.Buffer
	for _, w := range known.Witnesses {
		fmt.Fprintln(&b, w.Filling(), w.By, w.Told)
	}
	for _, l := range known.OnLoop {
		fmt.Fprintln(&b, l)
	}
	for i := range n {
		path := fmt.Sprint("m/p", i)
		direct := slices.ContainsFunc(below.Imports, func(p Import) bool { return p.Path == path })
		if m := below.Function(path, path+".M"); m.Effect != nil {
			fmt.Fprintln(&b, path, m.Effect.Cut, direct && below.Function(path, path+".F").Portable)
		}
	}
	return b.String()
}

// TestLayersOfOthersAreCutDown: a file has what concerns its readers.
func TestLayersOfOthersAreCutDown(t *testing.T) {
	var facts []*Package
	for n := range 3 {
		path := fmt.Sprint("p", n)
		p := &Package{stack: newStack(path, &Slots{}, single(path+".F", Function{Portable: true}), single(path+".M", Function{Portable: true}), Imports([]string{"p0", "p1"}[:n], facts))}
		p.met = func() map[string]bool { return map[string]bool{"p0": true} }
		facts = append(facts, p)
	}
	q := hosts[1].pass(t, facts[2], nil)
	for path, want := range map[string][2]bool{"p0": {false, true}, "p1": {false, false}, "p2": {true, true}} {
		l := under([]*stack{q.stack})[path]
		if l == nil {
			l = wireLayer{}.layer(slotsOnly)
		}
		if got := [2]bool{l.function(path + ".F").Portable, l.function(path + ".M").Portable}; got != want {
			t.Errorf("of %s: the function and the method are there: %v, want %v", path, got, want)
		}
	}
	if got := slices.Sorted(maps.Keys(under([]*stack{q.stack}))); len(got) != 2 {
		t.Errorf("layers of %v: one that is empty was kept", got)
	}
	if err := new(Package).GobDecode([]byte{0x82, 0x60, 0x80}); err == nil {
		t.Error("a fact without layers is taken for one")
	}
}

// TestDamageIsAnError: what cannot be read must not look like nothing.
func TestDamageIsAnError(t *testing.T) {
	bad := wireLayer{Path: "p0", Methods: []byte{0xff}}.layer(whole)
	top := &Package{stack: &stack{layer: wireLayer{Path: "p1"}.layer(whole), below: []*stack{{layer: bad}}}}
	below := &Below{Imports: Imports([]string{"p1"}, []*Package{top})}
	if err := below.Damage(); err != nil {
		t.Fatalf("before anybody looks: %v", err)
	}
	if f := below.Function("p0", "p0.M"); f != (Function{}) {
		t.Errorf("a function from nowhere: %v", f)
	}
	if below.Damage() == nil {
		t.Error("no error")
	}
}

func single(key string, f Function) *functions {
	fs := new(functions)
	fs.add(key, f)
	return fs
}
