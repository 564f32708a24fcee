package cost

import (
	"go/constant"
	"go/token"
	"math"

	"golang.org/x/tools/go/ssa"
)

// induction is a variable that each turn changes by the same.
type induction struct {
	phi    *ssa.Phi
	start  ssa.Value
	step   float64 // added each turn; the smallest, where that differs
	factor float64 // or: multiplied with each turn
	ahead  float64 // what is added to it where it is compared
	loop   *loop
}

// induction looks for the induction variable behind v: a phi of the header, or
// such a phi plus a constant.
func (e *estimator) induction(l *loop, v ssa.Value) (induction, bool) {
	ahead := 0.0
	for range 4 {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
		case *ssa.BinOp:
			n, ok := number(x.Y)
			switch {
			case ok && x.Op == token.ADD:
				ahead += n
			case ok && x.Op == token.SUB:
				ahead -= n
			default:
				return induction{}, false
			}
			v = x.X
		case *ssa.Phi:
			if x.Block() != l.header {
				return induction{}, false
			}
			iv, ok := e.stepped(l, x)
			iv.ahead = ahead
			return iv, ok
		default:
			return induction{}, false
		}
	}
	return induction{}, false
}

func (e *estimator) stepped(l *loop, phi *ssa.Phi) (induction, bool) {
	iv := induction{phi: phi, loop: l}
	for i, edge := range phi.Edges {
		if !l.blocks[l.header.Preds[i]] {
			if iv.start != nil && iv.start != edge {
				return iv, false
			}
			iv.start = edge
			continue
		}
		step, factor, ok := change(edge, phi, 0)
		if !ok || step == 0 && factor == 0 || iv.step != 0 && step*iv.step <= 0 || iv.factor != 0 && factor == 0 {
			return iv, false
		}
		if iv.step == 0 || math.Abs(step) < math.Abs(iv.step) {
			iv.step = step
		}
		iv.factor = factor
	}
	if iv.start == nil {
		return iv, false
	}
	// Where the loop around goes on from where this one ended, both together make
	// the turns of one: that is no product.
	if l.parent != nil && carries(l.parent, phi, iv.start) {
		return iv, false
	}
	return iv, true
}

// carries reports whether a loop's turn begins with what an inner loop left: the
// start of the inner variable is a phi of the outer header that is changed by
// the inner variable.
func carries(outer *loop, inner *ssa.Phi, start ssa.Value) bool {
	seen := map[ssa.Value]bool{}
	var from func(v ssa.Value, to ssa.Value, depth int) bool
	from = func(v, to ssa.Value, depth int) bool {
		if v == to {
			return true
		}
		if seen[v] || depth > 8 {
			return false
		}
		seen[v] = true
		switch x := v.(type) {
		case *ssa.Phi:
			for _, edge := range x.Edges {
				if outer.defines(edge) && from(edge, to, depth+1) {
					return true
				}
			}
		case *ssa.BinOp:
			return from(x.X, to, depth+1) || from(x.Y, to, depth+1)
		case *ssa.Convert:
			return from(x.X, to, depth+1)
		}
		return false
	}
	for _, instr := range outer.header.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		seen = map[ssa.Value]bool{}
		if !from(start, phi, 0) {
			continue
		}
		seen = map[ssa.Value]bool{}
		for i, edge := range phi.Edges {
			if outer.blocks[outer.header.Preds[i]] && from(edge, inner, 0) {
				return true
			}
		}
	}
	return false
}

// change tells what a turn does to phi: v is its value at the turn's end.
func change(v ssa.Value, phi *ssa.Phi, depth int) (step, factor float64, ok bool) {
	if depth > 6 {
		return 0, 0, false
	}
	switch x := v.(type) {
	case *ssa.BinOp:
		n, isConst := number(x.Y)
		if !isConst {
			return 0, 0, false
		}
		if x.X != phi {
			if x.Op != token.ADD && x.Op != token.SUB {
				return 0, 0, false
			}
			if step, factor, ok = change(x.X, phi, depth+1); !ok || factor != 0 {
				return 0, 0, false
			}
		}
		switch x.Op {
		case token.ADD:
			return step + n, 0, true
		case token.SUB:
			return step - n, 0, true
		case token.MUL:
			return 0, n, n > 1
		case token.SHL:
			return 0, math.Pow(2, n), n >= 1
		case token.QUO:
			return 0, 1 / n, n > 1
		case token.SHR:
			return 0, math.Pow(2, -n), n >= 1
		}
	case *ssa.Phi:
		first := true
		for _, edge := range x.Edges {
			s, f := 0.0, 0.0
			if edge != phi {
				ok := false
				if s, f, ok = change(edge, phi, depth+1); !ok {
					return 0, 0, false
				}
			}
			switch {
			case first:
				step, factor, first = s, f, false
			case f != factor || s*step < 0:
				return 0, 0, false
			case math.Abs(s) < math.Abs(step):
				step = s
			}
		}
		return step, factor, !first && (step != 0 || factor != 0)
	}
	return 0, 0, false
}

func number(v ssa.Value) (float64, bool) {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Int && c.Value.Kind() != constant.Float {
		return 0, false
	}
	n, _ := constant.Float64Val(c.Value)
	return n, true
}
