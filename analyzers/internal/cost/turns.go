package cost

import (
	"go/token"
	"go/types"
	"math"

	"golang.org/x/tools/go/ssa"
)

// The turns of a loop are read off a condition that every turn passes and that
// ends the loop: an induction variable against a bound that the loop does not
// change, or the end of a range. Of several such conditions a constant one wins,
// as a loop ends with the first.

// count finds the turns of a loop; those around it are counted already.
func (e *estimator) count(l *loop) {
	for _, b := range e.fn.Blocks {
		cond, ok := last(b).(*ssa.If)
		if !ok || !l.blocks[b] || !l.everyTurn(b) {
			continue
		}
		stays := l.blocks[b.Succs[0]]
		if stays == l.blocks[b.Succs[1]] {
			continue
		}
		turns, ok := e.until(l, cond.Cond, stays)
		if !ok {
			continue
		}
		if next := b.Succs[0]; stays && next == l.header || !stays && b.Succs[1] == l.header {
			turns = Add(turns, Const(1)) // asked behind a turn: the first is free
		}
		switch n, known := turns.Value(); {
		case known:
			turns = Const(math.Max(n, 0))
		case len(turns) > 1: // n - 1 is n; n - m is no more than n
			turns = positive(turns)
		}
		if !l.bounded || better(turns, l.turns) {
			l.turns, l.bounded = turns, true
		}
	}
}

// better prefers the less that is known, and is a total order: the blocks of a
// loop come in any.
func better(a, b Amount) bool {
	n, known := a.Value()
	m, other := b.Value()
	switch {
	case known && other:
		return n < m
	case known != other:
		return known
	}
	return a.String() < b.String()
}

// until is the number of turns that a condition allows.
func (e *estimator) until(l *loop, cond ssa.Value, stays bool) (Amount, bool) {
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return e.until(l, c.X, !stays)
		}
	case *ssa.Extract: // range over a map or a string
		if next, ok := c.Tuple.(*ssa.Next); ok && c.Index == 0 && stays {
			if r, ok := next.Iter.(*ssa.Range); ok && !l.defines(r) {
				return e.length(r.X), true
			}
		}
	case *ssa.BinOp:
		op := c.Op
		if !stays {
			op = negated[op]
		}
		if turns, ok := e.between(l, c.X, op, c.Y); ok {
			return turns, true
		}
		return e.between(l, c.Y, mirrored[op], c.X)
	}
	return nil, false
}

var negated = map[token.Token]token.Token{token.LSS: token.GEQ, token.LEQ: token.GTR, token.GTR: token.LEQ, token.GEQ: token.LSS, token.EQL: token.NEQ, token.NEQ: token.EQL}

var mirrored = map[token.Token]token.Token{token.LSS: token.GTR, token.LEQ: token.GEQ, token.GTR: token.LSS, token.GEQ: token.LEQ, token.NEQ: token.NEQ, token.EQL: token.EQL}

// between is the number of turns while "v op bound" holds.
func (e *estimator) between(l *loop, v ssa.Value, op token.Token, bound ssa.Value) (Amount, bool) {
	if l.defines(bound) && !e.invariant(l, bound) {
		return nil, false
	}
	iv, ok := e.induction(l, v)
	if !ok {
		return nil, false
	}
	e.ivs[iv.phi] = iv
	start, limit := Add(e.size(iv.start), Const(iv.ahead)), e.size(bound)
	if iv.factor != 0 {
		return e.geometric(iv, op, start, limit)
	}
	var span Amount
	switch {
	case (op == token.LSS || op == token.LEQ || op == token.NEQ) && iv.step > 0:
		span = Add(limit, start.Scale(-1))
	case (op == token.GTR || op == token.GEQ || op == token.NEQ) && iv.step < 0:
		span = Add(start, limit.Scale(-1))
	default:
		return nil, false
	}
	if op == token.LEQ || op == token.GEQ {
		span = Add(span, Const(1))
	}
	return span.Scale(1 / math.Abs(iv.step)), true
}

// positive leaves out what is taken off a size, and the constant beside one.
func positive(a Amount) Amount {
	var out Amount
	for _, t := range a {
		if t.N > 0 && len(t.Factors) > 0 {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return a
	}
	return out
}

// geometric is for i *= 2 and n /= 10.
func (e *estimator) geometric(iv induction, op token.Token, start, limit Amount) (Amount, bool) {
	per := 1 / math.Log2(math.Max(iv.factor, 1/iv.factor))
	big, small := limit, start
	switch {
	case iv.factor > 1 && (op == token.LSS || op == token.LEQ || op == token.NEQ):
	case iv.factor < 1 && (op == token.GTR || op == token.GEQ || op == token.NEQ):
		big, small = start, limit
	default:
		return nil, false
	}
	turns := logarithm(nonzero(big))
	if n, ok := small.Value(); ok && n > 1 {
		turns = Add(turns, Const(-math.Log2(n)))
	}
	return turns.Scale(per), true
}

func nonzero(a Amount) Amount {
	if len(a) == 0 {
		return Const(2)
	}
	return a
}

// invariant reports whether a bound that is computed in the loop is the same in
// every turn: len(s) of what the loop does not change, a field that nothing in
// the loop stores to.
func (e *estimator) invariant(l *loop, v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.Call:
		b, ok := x.Call.Value.(*ssa.Builtin)
		return ok && (b.Name() == "len" || b.Name() == "min" || b.Name() == "max") && e.all(l, x.Call.Args)
	case *ssa.UnOp:
		return x.Op == token.MUL && !e.stored(l, x.X)
	case *ssa.BinOp:
		return e.all(l, []ssa.Value{x.X, x.Y})
	case *ssa.Convert:
		return e.all(l, []ssa.Value{x.X})
	case *ssa.Field:
		return e.all(l, []ssa.Value{x.X})
	}
	return false
}

func (e *estimator) all(l *loop, vs []ssa.Value) bool {
	for _, v := range vs {
		if l.defines(v) && !e.invariant(l, v) {
			return false
		}
	}
	return true
}

// stored reports whether the loop stores to the place that addr names. A work
// list that grows while it is gone through has no bound.
func (e *estimator) stored(l *loop, addr ssa.Value) bool {
	if l.defines(addr) {
		switch x := addr.(type) {
		case *ssa.FieldAddr:
		case *ssa.IndexAddr:
			if !e.all(l, []ssa.Value{x.X, x.Index}) {
				return true
			}
		default:
			return true
		}
	}
	for b := range l.blocks {
		for _, instr := range b.Instrs {
			if s, ok := instr.(*ssa.Store); ok && samePlace(s.Addr, addr) {
				return true
			}
		}
	}
	return false
}

func samePlace(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok := a.(*ssa.FieldAddr)
	y, also := b.(*ssa.FieldAddr)
	return ok && also && x.Field == y.Field && types.Identical(x.X.Type(), y.X.Type())
}
