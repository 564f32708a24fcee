package effect

import (
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// worker finds what a function's estimate makes operations of.
type worker struct {
	*Unit
	*timing
	fn   *ssa.Function
	sum  *cost.Summary
	main float64 // the weight of what timing.Chain leads to
}

func (w *worker) loop(l cost.Work) {
	known, text := l.Amount.Known(), w.of(l)
	name := iterations(l.Turns, text)
	hop := func() *chain.Link {
		h := w.hop(w.fn, w.loopPos(w.fn, l.Blocks, l.Nested()), w.guarded(l.Header).grade, false)
		if l.Early {
			h.Grade = chain.Possible // the bound is the worst case
		}
		return chain.Prepend(h, nil)
	}
	switch {
	case known >= least:
		w.add(l.Header, fact.Op{Name: name, Took: duration(known), Chain: hop()})
		return
	case l.Amount.Open():
		w.candidate(l.Amount, l.Turns, text, hop)
	case len(l.Amount) > 0:
		w.growing(l.Header, l.Amount, text, hop)
	}
	for _, in := range l.Inner {
		if in.Amount.Known() >= least {
			w.loop(in)
		}
	}
}

// busy adds a loop that waits by asking again and again, for how long nobody knows.
func (w *worker) busy(b cost.Busy) {
	hop := w.hop(w.fn, w.loopPos(w.fn, b.Blocks, 0), w.guarded(b.Header).grade, false)
	op := fact.Op{Name: "endless loop"}
	if !b.Endless {
		op = fact.Op{Name: "busy loop", About: "asks again and again instead of waiting"}
		hop.Grade = max(hop.Grade, chain.Likely) // perhaps the other goroutine is nearly done
	}
	op.Chain = chain.Prepend(hop, nil)
	w.add(b.Header, op)
}

// of is what a loop's turn consists of.
func (w *worker) of(l cost.Work) string {
	if l.Call != nil {
		for _, s := range w.Sites(w.fn) {
			if s.call() == l.Call && s.Callee != nil {
				return FuncName(s.Callee)
			}
		}
	}
	return "a loop in " + w.Name(w.fn)
}

// iterations writes "4,000 × 2,000 iterations of a loop in render.Blur".
func iterations(turns []cost.Amount, of string) string {
	var counts []string
	for _, t := range turns {
		if n, ok := t.Value(); ok {
			counts = append(counts, cost.Count(n))
		} else {
			counts = append(counts, "n")
		}
	}
	if len(counts) == 0 {
		return of
	}
	if fn, ok := strings.CutPrefix(of, "calls of "); ok {
		return strings.Join(counts, " × ") + " calls of " + fn
	}
	return strings.Join(counts, " × ") + " iterations of " + of
}

func (w *worker) add(b *ssa.BasicBlock, op fact.Op) {
	op.Category, op.Cost = knowledge.CPU, knowledge.Heavy
	w.works = append(w.works, work{op, b})
}

// growing adds what is known only by how it grows: with a product of unknown
// sizes, or by much for each element.
func (w *worker) growing(b *ssa.BasicBlock, a cost.Amount, of string, link func() *chain.Link) {
	t := a.Fastest()
	one, took := cost.Amount{t}, time.Duration(0)
	grade := chain.Possible
	switch from := t.From(); {
	case one.Rate() >= cost.Super && from != "":
		grade = chain.Likely
		of += ", n from " + from
	case one.Rate() >= cost.Super:
	case one.Rate() == cost.Linear && t.N >= each:
		grade = chain.Likely
		of += ", " + cost.Time(t.N) + " each"
		took = duration(t.N)
	default:
		return
	}
	l := link()
	h := l.Hop
	h.Grade = max(h.Grade, grade)
	w.add(b, fact.Op{Name: of, Growth: t.Growth(), Took: took, Chain: chain.Prepend(h, l.Next)})
}

// candidate notes what makes callers wait, if it weighs most.
func (w *worker) candidate(a cost.Amount, turns []cost.Amount, of string, link func() *chain.Link) {
	if weight := cost.Weight(a); weight > w.main {
		w.main = weight
		w.Turns, w.Work, w.Chain = turns, of, link()
	}
}

// call looks at a call with these arguments.
func (w *worker) call(s *Site, a cost.Amount) {
	k := w.Know.Func(s.Callee)
	if k != nil && k.Takes != nil {
		w.took[s.call()] = a
		head := func() *chain.Link { return chain.Prepend(s.Hop, nil) }
		switch known := a.Known(); {
		case a.Open():
			w.candidate(a, nil, FuncName(s.Callee), head)
		case known >= least && k.Op == nil:
			w.add(s.block, fact.Op{Name: FuncName(s.Callee), Took: duration(known), Chain: head()})
		}
		return
	}
	c := w.callee(s)
	if c == nil || !c.Total.Open() || c.Work == "" {
		return
	}
	link := func() *chain.Link { return chain.Prepend(s.Hop, c.Chain) }
	var turns []cost.Amount
	for _, t := range c.Turns {
		turns = append(turns, w.sum.At(s.call(), t))
	}
	switch extra := a.Known() - c.Total.Known(); {
	case extra >= least:
		w.add(s.block, fact.Op{Name: iterations(turns, c.Work), Took: duration(a.Known()), Chain: link()})
	case a.Open():
		w.candidate(a, turns, c.Work, link)
	case a.Rate() > c.Total.Closed().Rate():
		w.growing(s.block, a, c.Work, link)
	}
}

// callee is what is known of the time of the one function that a site calls.
func (u *Unit) callee(s *Site) *fact.Compute {
	if len(s.Vals) != 1 || s.Vals[0].Held {
		return nil
	}
	switch v := s.Vals[0]; {
	case v.Fn != nil:
		if t := u.times[v.Fn]; t != nil {
			return &t.Compute
		}
	default:
		if e := u.EffectOf(v); e != nil {
			return e.Compute
		}
	}
	return nil
}

// recursion notes that the function's calls of itself are what takes the time.
func (w *worker) recursion() {
	if len(w.sum.Self) == 0 || !w.Total.Open() {
		return
	}
	if w.sum.Repeats != nil {
		w.candidate(w.Total.Scale(2), []cost.Amount{w.sum.Repeats}, "calls of "+w.Name(w.fn), func() *chain.Link { return nil })
	}
}

// call is the site's call, nil for a wait.
func (s *Site) call() ssa.CallInstruction {
	c, _ := s.instr.(ssa.CallInstruction)
	return c
}
