package effect

import (
	"encoding/binary"
	"math"
	"math/bits"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/cost"
)

// The wire form of times is bytes of their own: gob writes the description of
// every type into every fact, and most facts have no time.

func (w *writer) times(e *Effect) []byte {
	var b []byte
	for i, op := range e.Ops {
		if op.Took != 0 || op.Growth != "" {
			b = binary.AppendUvarint(b, uint64(i+1))
			b = binary.AppendUvarint(b, uint64(op.Took))
			b = binary.AppendUvarint(b, uint64(w.str(op.Growth)))
		}
	}
	c := e.Compute
	if c == nil && b == nil {
		return nil
	}
	b = append(b, 0) // no further operation
	if c == nil {
		return b
	}
	b = w.amount(b, c.total)
	b = binary.AppendUvarint(b, uint64(len(c.turns)))
	for _, t := range c.turns {
		b = w.amount(b, t)
	}
	b = binary.AppendUvarint(b, uint64(w.str(c.work)))
	return binary.AppendUvarint(b, uint64(w.link(c.chain)))
}

func (w *writer) amount(b []byte, a cost.Amount) []byte {
	b = binary.AppendUvarint(b, uint64(len(a)))
	for _, t := range a {
		b = float(b, t.N)
		b = binary.AppendUvarint(b, uint64(len(t.Factors)))
		for _, f := range t.Factors {
			b = append(b, byte(f.Form)<<4|byte(f.Sym.Kind))
			b = binary.AppendVarint(b, int64(f.Sym.Index))
			b = binary.AppendUvarint(b, uint64(w.str(f.Sym.Name)))
			b = binary.AppendUvarint(b, uint64(w.str(f.Sym.From)))
			b = float(b, f.X)
		}
	}
	return b
}

// float writes whole numbers in few bytes. Nothing is rounded: a fact says the
// same to a process that has it from memory.
func float(b []byte, x float64) []byte {
	return binary.AppendUvarint(b, bits.ReverseBytes64(math.Float64bits(x)))
}

// times reads what belongs to an effect whose operations are read already.
func (r *reader) times(e *Effect, b []byte) {
	if len(b) == 0 {
		return
	}
	p := &bytesReader{reader: r, b: b}
	for i := p.uint(); i > 0; i = p.uint() {
		op := &e.Ops[i-1]
		op.Took = time.Duration(p.uint())
		op.Growth = r.str(p.uint())
	}
	if len(p.b) == 0 {
		return
	}
	c := &Compute{total: p.amount()}
	for range p.uint() {
		c.turns = append(c.turns, p.amount())
	}
	c.work = r.str(p.uint())
	c.chain = r.links[p.uint()]
	e.Compute = c
}

type bytesReader struct {
	*reader
	b []byte
}

func (p *bytesReader) amount() cost.Amount {
	n := p.uint()
	if n == 0 {
		return nil
	}
	a := make(cost.Amount, n)
	for i := range a {
		a[i].N = p.float()
		for range p.uint() {
			head := p.b[0]
			p.b = p.b[1:]
			f := cost.Factor{Form: cost.Form(head >> 4)}
			f.Sym.Kind = cost.Kind(head & 15)
			f.Sym.Index = p.int()
			f.Sym.Name, f.Sym.From = p.str(p.uint()), p.str(p.uint())
			f.X = p.float()
			a[i].Factors = append(a[i].Factors, f)
		}
	}
	return a
}

func (p *bytesReader) uint() int {
	n, size := binary.Uvarint(p.b)
	p.b = p.b[size:]
	return int(n)
}

func (p *bytesReader) int() int {
	n, size := binary.Varint(p.b)
	p.b = p.b[size:]
	return int(n)
}

func (p *bytesReader) float() float64 {
	n, size := binary.Uvarint(p.b)
	p.b = p.b[size:]
	return math.Float64frombits(bits.ReverseBytes64(n))
}
