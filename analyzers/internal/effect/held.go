package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// held lists what this package puts into a slot and what it puts into the slots
// that are put there. It is complete if nobody else can put anything in.
func (f *flow) held(slot fact.Slot) (vals []Value, complete bool) {
	if old, ok := f.holds[slot]; ok {
		return old.vals, old.complete
	}
	h := holding{flow: f, seen: map[fact.Slot]bool{}, complete: true}
	h.slot(slot)
	for n := -1; n != len(h.vals)+len(h.asked); { // an answer may be one to ask, or ask itself
		n = len(h.vals) + len(h.asked)
		for _, v := range slices.Clone(h.vals) {
			for _, asked := range slices.Clone(h.asked) {
				h.answer(v, asked)
			}
		}
	}
	f.holds[slot] = traced{h.vals, h.complete}
	return h.vals, h.complete
}

// mostHeld is how many types a field may hold for them to be taken one by one. Behind
// the values of an interpreter stands all of it: each call would be one of everything.
const mostHeld = 4

// each is held for one after another. The slots of the standard library's methods say
// nothing themselves: there every type counts.
func (f *flow) each(slot fact.Slot, all bool) (vals []Value, complete bool) {
	vals, complete = f.held(slot)
	return vals, complete && (all || len(vals) <= mostHeld)
}

type holding struct {
	*flow
	seen     map[fact.Slot]bool
	asked    []result
	vals     []Value
	complete bool
}

// result is what a method of the value that a slot holds returns, where that is put into
// the slot: a model is exchanged for the one that its Update returns.
type result struct {
	method *types.Func
	index  int
}

func (h *holding) slot(slot fact.Slot) {
	if h.seen[slot] {
		return
	}
	h.seen[slot] = true
	field, ok := h.fields[slot]
	h.complete = h.complete && ok && !token.IsExported(field.Name) && field.Owner.Pkg() == h.u.Pass.Pkg && len(h.from[slot]) > 0 && !h.lent[slot]
	for _, e := range h.from[slot] {
		h.source(e.src)
	}
}

func (h *holding) source(src node) {
	if h.ofItself(src) {
		return
	}
	in, all := h.traceNode(src)
	h.complete = h.complete && all
	for _, v := range always(in) {
		if v.Slot != "" {
			h.slot(v.Slot)
		} else if !slices.Contains(h.vals, v) {
			h.vals = append(h.vals, v)
			h.complete = h.complete && v.Param == nil
		}
	}
}

// ofItself notes what a method returns of a value that one of the slots holds.
func (h *holding) ofItself(src node) bool {
	index := 0
	if x, ok := src.(*ssa.Extract); ok {
		src, index = x.Tuple, x.Index
	}
	call, ok := src.(*ssa.Call)
	if !ok || !call.Call.IsInvoke() {
		return false
	}
	of, ok := h.canon(call.Call.Value).(fact.Slot)
	if !ok || !h.seen[of] {
		return false
	}
	if asked := (result{call.Call.Method, index}); !slices.Contains(h.asked, asked) {
		h.asked = append(h.asked, asked)
	}
	return true
}

// answer adds what the method returns if v is what the slot holds.
func (h *holding) answer(v Value, asked result) {
	var fn *ssa.Function
	if m := h.u.method(v.Type, asked.method); m != nil {
		fn = h.u.declared(m)
	}
	if fn == nil {
		h.complete = false
		return
	}
	for _, ret := range h.returns[fn] {
		h.source(h.canon(ret.Results[asked.index]))
	}
}
