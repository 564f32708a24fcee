package fact

import (
	"github.com/loopvet/loopvet/analyzers/internal/cost"
)

type wireCompute struct {
	_           struct{} `cbor:",toarray"`
	Total       []wireTerm
	Turns       [][]wireTerm
	Work, Chain int
}

type wireTerm struct {
	_       struct{} `cbor:",toarray"`
	N       float64
	Factors []wireFactor
}

type wireFactor struct {
	_     struct{} `cbor:",toarray"`
	Head  int      // the form and the kind: 16*form + kind
	Index int
	Size  *wireSize // of an unknown one
	X     float64
}

type wireSize struct {
	_          struct{} `cbor:",toarray"`
	Name, From int
}

func (w *writer) compute(c *Compute) *wireCompute {
	if c == nil {
		return nil
	}
	out := &wireCompute{Total: w.amount(c.Total), Work: w.str(c.Work), Chain: w.link(c.Chain)}
	for _, t := range c.Turns {
		out.Turns = append(out.Turns, w.amount(t))
	}
	return out
}

func (w *writer) amount(a cost.Amount) (out []wireTerm) {
	for _, t := range a {
		x := wireTerm{N: t.N}
		for _, f := range t.Factors {
			y := wireFactor{Head: int(f.Form)<<4 | int(f.Sym.Kind), Index: f.Sym.Index, X: f.X}
			if size := (wireSize{Name: w.str(f.Sym.Name), From: w.str(f.Sym.From)}); size != (wireSize{}) {
				y.Size = &size
			}
			x.Factors = append(x.Factors, y)
		}
		out = append(out, x)
	}
	return out
}

func (r *reader) compute(x *wireCompute) *Compute {
	if x == nil {
		return nil
	}
	c := &Compute{Total: r.amount(x.Total), Work: r.str(x.Work), Chain: r.link(x.Chain)}
	for _, t := range x.Turns {
		c.Turns = append(c.Turns, r.amount(t))
	}
	return c
}

func (r *reader) amount(terms []wireTerm) (a cost.Amount) {
	for _, x := range terms {
		t := cost.Term{N: x.N}
		for _, f := range x.Factors {
			y := cost.Factor{Sym: cost.Sym{Kind: cost.Kind(f.Head & 15), Index: f.Index}, Form: cost.Form(f.Head >> 4), X: f.X}
			if f.Size != nil {
				y.Sym.Name, y.Sym.From = r.str(f.Size.Name), r.str(f.Size.From)
			}
			t.Factors = append(t.Factors, y)
		}
		a = append(a, t)
	}
	return a
}
