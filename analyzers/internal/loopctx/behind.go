package loopctx

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// hidden is an operation behind a slot.
type hidden struct {
	fact.Op
	stray bool // every way to it has a stray witness
}

// behind lists the operations of other packages' functions that are in a slot or
// in the slots that those call, each by its best chain from the slot on, and for each
// function of this project that the slot holds.
func (w *walk) behind(slot fact.Slot, kept bool, args fact.Args, reg region) []hidden {
	k, loop := enterKey{reachedKey{reg, slot}, args.Key(), kept}, reg.loop
	if ops, ok := w.ops[k]; ok {
		return ops
	}
	best := map[[4]string]hidden{}
	type place struct {
		slot fact.Slot
		args string
		kept bool
	}
	seen := map[place]bool{}
	type stop struct {
		slot  fact.Slot
		args  fact.Args
		call  fact.Slot // what is called: the slot that holds this one
		head  *chain.Link
		last  *chain.Link // how it is called after that; nil: what is called is the slot that is followed
		own   string      // the function of this project that the slot of them all holds
		stray bool
		kept  bool // what is in the slot was kept in another one before it was called
	}
	queue := []stop{{slot: slot, args: args, call: slot, kept: kept}}
	var strays []stop // looked at last: a better way may come
	for len(queue)+len(strays) > 0 {
		if len(queue) == 0 {
			queue, strays = strays, nil
		}
		at := queue[0]
		queue = queue[1:]
		if here := (place{at.slot, at.args.Key(), at.kept}); seen[here] {
			continue
		} else {
			seen[here] = true
		}
		if at.last != nil { // most stops are seen already, and have no use for a chain
			at.head, at.last = chain.Dynamic(chain.Join(at.head, at.last)), nil
		}
		push := func(s stop) {
			if s.stray && !at.stray {
				strays = append(strays, s)
			} else {
				queue = append(queue, s)
			}
		}
		for _, f := range w.Context.slots.Into(at.slot) {
			if f.From != "" {
				push(stop{f.From, at.args, at.call, at.head, nil, at.own, at.stray || w.u.Stray(f.Witness), at.kept || !at.slot.IsParam()})
				continue
			}
			if f.Value.Fn != nil || f.Impl.Effect() == nil || w.elsewhere(f.Impl, loop) {
				continue
			}
			stray := at.stray || w.u.Stray(f.Witness) || w.crowded(at.call, f)
			known := f.Args(at.slot, at.args)
			own := at.own
			if at.call == slot && !w.u.Foreign(f.Impl.Pkg) { // each handler has something to mend
				own = f.Impl.Key
			}
			add := func(op fact.Op, head *chain.Link) {
				if slices.Contains(strings.Fields(op.Reported), loop) {
					return
				}
				op.Chain = chain.Join(head, op.Chain)
				id := [4]string{string(op.Category), op.Name, op.Loop, own}
				if old, ok := best[id]; !ok || old.stray && !stray || old.stray == stray && chain.Compare(op.Chain, old.Chain) < 0 {
					best[id] = hidden{op, stray}
				}
			}
			for _, op := range f.Impl.Effect().Ops {
				if _, may := op.When.With(known); may {
					add(op, at.head)
				}
			}
			for _, g := range f.Impl.Effect().Given {
				if _, may := g.When.With(known); !may || g.Impl == nil || g.Impl.Effect() == nil {
					continue
				}
				if head, ok := w.given(g, at.head); ok {
					for _, op := range g.Impl.Effect().Ops {
						add(op, head)
					}
				}
			}
			for _, g := range w.passedOn(f.Impl.Effect(), known) {
				push(stop{g.From, nil, g.From, at.head, g.Chain, own, stray, true})
			}
			for _, call := range f.CallsOn() {
				if _, may := call.When.With(known); !may {
					continue
				}
				known := call.Args.In(known)
				from := held(at.slot, at.kept, f.Impl.Key).giver(nil, "", call)
				for _, next := range w.callee(call, from) {
					if !seen[place{next, known.Key(), from == anyone}] {
						push(stop{next, known, next, at.head, call.Chain, own, stray, from == anyone})
					}
				}
			}
		}
	}
	ops := slices.SortedFunc(maps.Values(best), func(a, b hidden) int {
		return cmp.Or(chain.Compare(a.Chain, b.Chain), strings.Compare(a.Name, b.Name), strings.Compare(a.Loop, b.Loop))
	})
	w.ops[k] = ops
	return ops
}

// crowd is how many functions of libraries a slot may hold before it says little
// about each of them.
const crowd = 16

// crowded reports whether a library's function is one of a crowd: an interpreter
// holds all its builtins in one slot, and a call of one is no call of all.
func (w *walk) crowded(call fact.Slot, f effect.Filled) bool {
	if !w.u.Foreign(f.Impl.Pkg) || w.u.Makes(f.Witness) {
		return false
	}
	n, known := w.crowds[call]
	if !known {
		for _, in := range w.Context.slots.Held(call) {
			if in.Impl != nil && w.u.Foreign(in.Impl.Pkg) {
				n++
			}
		}
		w.crowds[call] = n
	}
	return n > crowd
}
