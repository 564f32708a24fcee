package fact

import (
	"strconv"
	"strings"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// The same thing has one form: writers are used again, and have empty lists where a new one has none.
var encoder, _ = cbor.EncOptions{ShortestFloat: cbor.ShortestFloat16, NilContainers: cbor.NilContainerAsEmpty}.EncMode()

// A fact is as large as the program, and a path need not be UTF-8.
var decoder, _ = cbor.DecOptions{MaxArrayElements: 1<<31 - 1, UTF8: cbor.UTF8DecodeInvalid}.DecMode()

func (s *Slots) encode(w *writer) {
	for _, x := range s.Witnesses {
		w.Witnesses = append(w.Witnesses, wireWitness{Slot: w.str(string(x.Slot)), Impl: w.impl(x.Impl), From: w.str(string(x.From)), By: w.str(x.By), Told: w.str(x.Told)})
	}
	for _, l := range s.OnLoop {
		w.OnLoop = append(w.OnLoop, wireOnLoop{Slot: w.str(string(l.Slot)), Loop: w.str(l.Loop), Entry: w.str(l.Entry), Chain: w.link(l.Chain), Frequent: l.Frequent, Grade: l.Grade, Again: each(l.Again, w.link)})
	}
}

func (s *Slots) decode(r *reader) {
	for _, x := range r.Witnesses {
		s.Witnesses = append(s.Witnesses, Witness{Slot(r.str(x.Slot)), r.impl(x.Impl), Slot(r.str(x.From)), r.str(x.By), r.str(x.Told)})
	}
	for _, l := range r.OnLoop {
		s.OnLoop = append(s.OnLoop, OnLoop{Slot(r.str(l.Slot)), r.str(l.Loop), r.str(l.Entry), l.Frequent, l.Grade, r.link(l.Chain), each(l.Again, r.link)})
	}
}

func each[A, B any](list []A, f func(A) B) (out []B) {
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}

func (f *functions) encode(w *writer) {
	for _, key := range f.keys() {
		x := f.get(key)
		w.Functions = append(w.Functions, wireFunction{Key: w.str(key), Effect: w.effect(x.Effect), Portable: x.Portable})
	}
}

func (f *functions) decode(r *reader) {
	f.file, f.rest = r, make(map[string]int, len(r.Functions))
	for i, x := range r.Functions {
		f.rest[r.str(x.Key)] = i
	}
}

type writer struct {
	wire[wireLink, wireEffect]
	strings map[string]int
	links   map[*chain.Link]int
	effects map[*Effect]int
	impls   map[*Impl]int
}

// writers are used again: most facts are small, and there are many.
var writers = sync.Pool{New: func() any {
	return &writer{strings: map[string]int{}, links: map[*chain.Link]int{}, effects: map[*Effect]int{}, impls: map[*Impl]int{}}
}}

func newWriter() *writer {
	w := writers.Get().(*writer)
	w.strings[""], w.links[nil], w.effects[nil], w.impls[nil] = 0, 0, 0, 0
	return w
}

func (w *writer) free() {
	if len(w.strings)+len(w.links) > 4096 {
		return // it would be cleared for long
	}
	clear(w.strings)
	clear(w.links)
	clear(w.effects)
	clear(w.impls)
	w.wire = wire[wireLink, wireEffect]{Strings: w.Strings[:0], Links: w.Links[:0]}
	writers.Put(w)
}

func (w *writer) bytes() ([]byte, error) {
	return encoder.Marshal(&w.wire)
}

func (w *writer) str(s string) int {
	n, ok := w.strings[s]
	if !ok {
		w.Strings = append(w.Strings, s)
		n = len(w.Strings)
		w.strings[s] = n
	}
	return n
}

func (w *writer) link(l *chain.Link) int {
	n, ok := w.links[l]
	if !ok {
		next := w.link(l.Next)
		file, line, col := cutPos(l.Pos)
		w.Links = append(w.Links, wireLink{Func: w.str(l.Func), Pkg: w.str(l.Pkg), File: w.str(file), Line: line, Col: col, Next: next, Grade: l.Hop.Grade, Dynamic: l.Dynamic, Repeats: l.Repeats, Few: l.Few, Cached: l.Cached, Once: l.Once})
		n = len(w.Links)
		w.links[l] = n
	}
	return n
}

// cutPos divides "file:line:col". What is not of that form is all file.
func cutPos(pos string) (file string, line, col int) {
	rest, col, ok1 := cutNumber(pos)
	file, line, ok2 := cutNumber(rest)
	if !ok1 || !ok2 || line == 0 {
		return pos, 0, 0
	}
	return file, line, col
}

// cutNumber takes ":12" off the end, if the number is written as strconv does.
func cutNumber(s string) (before string, n int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	digits := s[i+1:]
	if i < 0 || digits == "" || len(digits) > 9 || digits[0] == '0' && digits != "0" {
		return s, 0, false
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return s, 0, false
		}
		n = 10*n + int(c-'0')
	}
	return s[:i], n, true
}

func joinPos(file string, line, col int) string {
	if line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(col)
}

func (w *writer) impl(i *Impl) int {
	n, ok := w.impls[i]
	if !ok {
		x := wireImpl{Key: w.str(i.Key), Name: w.str(i.Name), Pkg: w.str(i.Pkg), Effect: w.effect(i.Effect())}
		for _, param := range i.Outer() {
			x.Outer = append(x.Outer, w.str(string(param)))
		}
		w.Impls = append(w.Impls, x)
		n = len(w.Impls)
		w.impls[i] = n
	}
	return n
}

func (w *writer) effect(e *Effect) int {
	if n, ok := w.effects[e]; ok {
		return n
	}
	// The place is taken before the parts are written: a function may return
	// itself.
	w.Effects = append(w.Effects, wireEffect{})
	n := len(w.Effects)
	w.effects[e] = n
	x := wireEffect{Module: w.str(e.Module), Cut: e.Cut, Compute: w.compute(e.Compute)}
	for _, op := range e.Ops {
		y := wireOp{Category: w.str(string(op.Category)), Cost: w.str(string(op.Cost)), Name: w.str(op.Name), About: w.str(op.About), Chain: w.link(op.Chain)}
		rest := wireRest{Instead: w.str(op.Instead), Loop: w.str(op.Loop), From: w.str(op.From), Reported: w.str(op.Reported), Chan: w.str(string(op.Chan)),
			When: w.str(string(op.When)), Growth: w.str(op.Growth), Took: op.Took, Bound: op.Bound, Room: op.Room, Slow: op.Slow}
		if op.Held != nil {
			h := w.held(*op.Held)
			rest.Held = &h
		}
		if rest != (wireRest{}) {
			y.Rest = &rest
		}
		x.Ops = append(x.Ops, y)
	}
	for _, c := range e.Calls {
		y := wireCall{Slot: w.str(string(c.Slot)), Method: w.str(c.Method), Iface: w.str(string(c.Iface)), When: w.str(string(c.When)), Chain: w.link(c.Chain)}
		for _, a := range c.Args {
			y.Args = append(y.Args, w.str(string(a)))
		}
		x.Calls = append(x.Calls, y)
	}
	for _, g := range e.Given {
		x.Given = append(x.Given, wireGiven{Slot: w.str(string(g.Slot)), When: w.str(string(g.When)), Arg: g.Arg, Impl: w.impl(g.Impl), From: w.str(string(g.From)), Param: g.Param, Bound: g.Bound, Chain: w.link(g.Chain)})
	}
	for _, sources := range e.Results {
		var out []wireSource
		for _, s := range sources {
			out = append(out, wireSource{Impl: w.impl(s.Impl), Slot: w.str(string(s.Slot)), Param: s.Param, Made: w.str(string(s.Made.Method)), Key: w.str(s.Made.Key), When: w.str(string(s.When))})
		}
		x.Results = append(x.Results, out)
	}
	for _, o := range e.Offers {
		x.Offers = append(x.Offers, wireOffer{Result: o.Result, Calls: each(o.Calls, func(s Slot) int { return w.str(string(s)) })})
	}
	for _, h := range e.Holds {
		x.Holds = append(x.Holds, w.held(h))
	}
	for _, l := range e.OnLoop {
		x.OnLoop = append(x.OnLoop, w.str(l))
	}
	w.Effects[n-1] = x
	return n
}

func (w *writer) held(h Held) wireHeld {
	return wireHeld{Mutex: w.str(string(h.Mutex)), By: w.str(h.By), Across: w.str(h.Across), Loop: w.str(h.Loop), Shared: h.Shared, Apart: h.Apart}
}
