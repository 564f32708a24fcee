package fact

import (
	"sync"

	"github.com/fxamacker/cbor/v2"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

func (r *reader) held(h wireHeld) Held {
	return Held{Slot(r.str(h.Mutex)), r.str(h.By), r.str(h.Across), r.str(h.Loop), h.Shared, h.Apart}
}

// reader makes what a part of a layer is written as. It goes on making when the part
// is in use.
type reader struct {
	wire[cbor.RawMessage, cbor.RawMessage]

	mu      sync.Mutex // of what follows, once the part is in use
	links   []*chain.Link
	effects []*Effect
	impls   []*Impl
	err     error // the first that was met in making
}

func newReader(data []byte) (*reader, error) {
	r := new(reader)
	if err := decoder.Unmarshal(data, &r.wire); err != nil {
		return nil, err
	}
	r.links = make([]*chain.Link, len(r.Links)+1)
	r.effects = make([]*Effect, len(r.Effects)+1)
	r.impls = make([]*Impl, len(r.Impls)+1)
	return r, nil
}

func (r *reader) str(n int) string {
	if n == 0 {
		return ""
	}
	return r.Strings[n-1]
}

// look reads what is made now.
func (r *reader) look(raw cbor.RawMessage, into any) bool {
	err := decoder.Unmarshal(raw, into)
	if r.err == nil {
		r.err = err
	}
	return err == nil
}

func (r *reader) damage() error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// link is a chain. A link stands behind the one it points to.
func (r *reader) link(n int) *chain.Link {
	if n == 0 || r.links[n] != nil {
		return r.links[n]
	}
	var l wireLink
	if !r.look(r.Links[n-1], &l) {
		return nil
	}
	h := chain.Hop{Func: r.str(l.Func), Pkg: r.str(l.Pkg), Pos: joinPos(r.str(l.File), l.Line, l.Col), Grade: l.Grade, Dynamic: l.Dynamic, Repeats: l.Repeats, Few: l.Few, Cached: l.Cached, Once: l.Once}
	r.links[n] = chain.Prepend(h, r.link(min(l.Next, n-1)))
	return r.links[n]
}

func (r *reader) impl(n int) *Impl {
	if n == 0 || r.impls[n] != nil {
		return r.impls[n]
	}
	x := r.Impls[n-1]
	i := &Impl{Key: r.str(x.Key), Name: r.str(x.Name), Pkg: r.str(x.Pkg), file: r, number: x.Effect}
	for _, param := range x.Outer {
		i.outer = append(i.outer, Slot(r.str(param)))
	}
	r.impls[n] = i
	return i
}

func (r *reader) effect(n int) *Effect {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n == 0 || r.effects[n] != nil {
		return r.effects[n]
	}
	var x wireEffect
	if !r.look(r.Effects[n-1], &x) {
		return nil
	}
	e := &Effect{Module: r.str(x.Module), Cut: x.Cut, Compute: r.compute(x.Compute)}
	r.effects[n] = e
	for _, op := range x.Ops {
		y := Op{Category: knowledge.Category(r.str(op.Category)), Cost: knowledge.Cost(r.str(op.Cost)), Name: r.str(op.Name), About: r.str(op.About), Chain: r.link(op.Chain)}
		if rest := op.Rest; rest != nil {
			y.Instead, y.Loop, y.From, y.Reported, y.Growth = r.str(rest.Instead), r.str(rest.Loop), r.str(rest.From), r.str(rest.Reported), r.str(rest.Growth)
			y.Chan, y.When, y.Took, y.Bound, y.Room, y.Slow = Slot(r.str(rest.Chan)), When(r.str(rest.When)), rest.Took, rest.Bound, rest.Room, rest.Slow
			if rest.Held != nil {
				h := r.held(*rest.Held)
				y.Held = &h
			}
		}
		e.Ops = append(e.Ops, y)
	}
	for _, c := range x.Calls {
		y := Call{Slot: Slot(r.str(c.Slot)), Method: r.str(c.Method), Iface: Slot(r.str(c.Iface)), When: When(r.str(c.When)), Chain: r.link(c.Chain)}
		for _, a := range c.Args {
			y.Args = append(y.Args, Arg(r.str(a)))
		}
		e.Calls = append(e.Calls, y)
	}
	for _, g := range x.Given {
		e.Given = append(e.Given, Given{Slot: Slot(r.str(g.Slot)), When: When(r.str(g.When)), Arg: g.Arg, Impl: r.impl(g.Impl), From: Slot(r.str(g.From)), Param: g.Param, Bound: g.Bound, Chain: r.link(g.Chain)})
	}
	for _, sources := range x.Results {
		var out []Source
		for _, s := range sources {
			out = append(out, Source{r.impl(s.Impl), Slot(r.str(s.Slot)), s.Param, Made{Slot(r.str(s.Made)), r.str(s.Key)}, When(r.str(s.When))})
		}
		e.Results = append(e.Results, out)
	}
	for _, o := range x.Offers {
		e.Offers = append(e.Offers, Offer{o.Result, each(o.Calls, func(n int) Slot { return Slot(r.str(n)) })})
	}
	for _, h := range x.Holds {
		e.Holds = append(e.Holds, r.held(h))
	}
	for _, l := range x.OnLoop {
		e.OnLoop = append(e.OnLoop, r.str(l))
	}
	return e
}
