package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// made lists the channels that may be in v, as far as this package makes them.
func (f *flow) made(v ssa.Value) []*ssa.MakeChan { return f.madeIn(f.canon(v)) }

func (f *flow) madeIn(place node) []*ssa.MakeChan {
	made, _ := f.origins(place)
	return made
}

// origins lists the channels that may be at a place, as far as this package makes them,
// and the places where they are kept.
func (f *flow) origins(place node) (made []*ssa.MakeChan, kept []fact.Slot) {
	seen := map[node]bool{}
	var visit func(n node)
	visit = func(n node) {
		if n == nil || seen[n] {
			return
		}
		seen[n] = true
		switch x := n.(type) {
		case *ssa.MakeChan:
			made = append(made, x)
		case fact.Slot:
			kept = append(kept, x)
		case *ssa.Call:
			for _, result := range f.results(x, 0) {
				visit(f.canon(result))
			}
		case *ssa.Extract:
			if call, ok := x.Tuple.(*ssa.Call); ok {
				for _, result := range f.results(call, x.Index) {
					visit(f.canon(result))
				}
			}
		}
		for _, src := range f.chans[n] {
			visit(src)
		}
	}
	visit(place)
	return made, kept
}

// nodes lists places of one kind as places of any.
func nodes[N any](list []N) (out []node) {
	for _, n := range list {
		out = append(out, n)
	}
	return out
}

// channel is where a channel is kept: behind the functions of the package that do no
// more than to say where, and behind a parameter that is always the same one.
func (f *flow) channel(v ssa.Value) node {
	n := f.canon(v)
	for range 4 { // they seldom ask each other
		switch x := n.(type) {
		case *ssa.Call:
			results := f.results(x, 0)
			if len(results) != 1 {
				return f.canon(v)
			}
			n = f.canon(results[0])
		case *ssa.Parameter:
			given := f.chans[x]
			if len(given) == 0 || slices.ContainsFunc(given, func(other node) bool { return other != given[0] }) {
				return f.canon(v)
			}
			n = given[0]
		}
	}
	if slot, ok := n.(fact.Slot); ok {
		return slot
	}
	return f.canon(v)
}

// results lists what a function of the package that is called by name returns.
func (f *flow) results(call *ssa.Call, i int) (out []ssa.Value) {
	fn := call.Call.StaticCallee()
	if fn == nil {
		return nil
	}
	for _, ret := range f.returns[fn] {
		if i < len(ret.Results) {
			out = append(out, ret.Results[i])
		}
	}
	return out
}
