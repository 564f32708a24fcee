package cost

import (
	"go/token"
	"math"

	"golang.org/x/tools/go/ssa"
)

func exp2(x float64) float64 { return math.Exp2(min(x, 1000)) }

// recursion is the time of a function that calls itself. What one call does is in
// Total; how many there are depends on what becomes of the parameters:
//
//	f(n-1)                 n calls
//	f(n-1), f(n-2)         φⁿ calls, in general the root of Σ x^-d = 1
//	f(n/2)                 log n
//	f(n/2), f(n/2)         n
//	f(s[:m]), f(s[m:])     log n times the work on all of s
//
// A function that stores what it computed is taken to look it up again. Anything
// else goes through a tree or a graph: as large as that is, and no larger.
func (e *estimator) recursion() Amount {
	body, calls := Add(e.sum.Total, Const(call)), e.sum.Self
	tree := Mul(body, Of(Sym{Kind: Part, Name: "depth"}))
	inLoop := false
	for _, site := range calls {
		inLoop = inLoop || innermost(e.loops, site.Block()) != nil
	}
	for i, p := range e.fn.Params {
		how, drops := e.becomes(p, i)
		n := Of(Sym{Kind: Arg, Index: i})
		branches := e.branches()
		below, decided := e.decided(p)
		switch how {
		case lessened:
			switch {
			case !decided || inLoop:
			case branches < 2:
				e.sum.Repeats = n
				return Mul(body, n)
			case e.remembers():
			default:
				// Of fib, which ends below 2, there are 1.45·φⁿ calls.
				x := root(drops)
				e.sum.Repeats = exponential(x, n).Scale(1.5 * math.Pow(x, 2-below))
				return Mul(body.closed(i), e.sum.Repeats)
			}
		case divided:
			if branches < 2 {
				return Mul(body, logarithm(n))
			}
			return Add(Mul(body, logarithm(n)), n.Scale(2*call))
		case cut:
			n := Of(Sym{Kind: Len, Index: i})
			if branches < 2 {
				return tree
			}
			return Add(Mul(body, logarithm(n)), n.Scale(2*call))
		}
	}
	return tree
}

// closed is the amount where the parameter that shrinks is small: most of the
// calls of a tree are near its leaves.
func (a Amount) closed(i int) Amount {
	return a.Substitute(func(s Sym) (Amount, bool) {
		return Const(2), s.Index == i && s.Kind <= Len
	})
}

type shrinking uint8

const (
	unchanged shrinking = iota
	lessened            // by constants
	divided             // by a constant
	cut                 // to a part of the slice
)

// becomes tells what all the calls of itself make of a parameter.
func (e *estimator) becomes(p *ssa.Parameter, i int) (how shrinking, drops []float64) {
	for _, site := range e.sum.Self {
		args := site.Common().Args
		if i >= len(args) {
			return unchanged, nil
		}
		this, drop := step(args[i], p)
		if this == unchanged || how != unchanged && how != this {
			return unchanged, nil
		}
		how, drops = this, append(drops, drop)
	}
	return how, drops
}

func step(v ssa.Value, p *ssa.Parameter) (shrinking, float64) {
	switch x := v.(type) {
	case *ssa.BinOp:
		n, ok := number(x.Y)
		switch {
		case x.X != p || !ok:
		case x.Op == token.SUB && n > 0:
			return lessened, n
		case x.Op == token.ADD && n < 0:
			return lessened, -n
		case x.Op == token.QUO && n > 1, x.Op == token.SHR && n >= 1:
			return divided, n
		}
	case *ssa.Slice:
		if x.X == p {
			return cut, 0
		}
	}
	return unchanged, 0
}

// branches is how many calls of itself one call makes, on the longest way.
func (e *estimator) branches() int {
	count := map[*ssa.BasicBlock]float64{}
	for _, site := range e.sum.Self {
		count[site.Block()]++
	}
	from, most := map[*ssa.BasicBlock]float64{}, 0.0
	for _, b := range e.order(nil) {
		end := from[b] + count[b]
		most = max(most, end)
		succs := b.Succs
		if in := e.child(nil, b); in != nil {
			succs = in.exits(e.fn)
		}
		for _, s := range succs {
			n := e.node(nil, s)
			from[n] = max(from[n], end)
		}
	}
	return int(most)
}

// decided tells below which constant a comparison of the parameter ends the
// recursion. A depth that is only counted ends nothing.
func (e *estimator) decided(p *ssa.Parameter) (below float64, ok bool) {
	for _, b := range e.fn.Blocks {
		if cond, ok := last(b).(*ssa.If); ok {
			if c, ok := cond.Cond.(*ssa.BinOp); ok && c.X == p {
				switch n, ok := number(c.Y); {
				case ok && (c.Op == token.LSS || c.Op == token.GEQ):
					return n, true
				case ok:
					return n + 1, true
				}
			}
		}
	}
	return 0, false
}

// remembers reports whether the function stores into a map, an element or a
// field: what was computed once is perhaps not computed again.
func (e *estimator) remembers() bool {
	for _, b := range e.fn.Blocks {
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.MapUpdate:
				return true
			case *ssa.Store:
				switch x.Addr.(type) {
				case *ssa.IndexAddr, *ssa.Global, *ssa.FieldAddr:
					return true
				}
			}
		}
	}
	return false
}

// root is the x with Σ x^-d = 1: how much more calls a larger argument makes.
func root(drops []float64) float64 {
	low, high := 1.0, float64(len(drops))+1
	for range 60 {
		x, sum := (low+high)/2, 0.0
		for _, d := range drops {
			sum += math.Pow(x, -d)
		}
		if sum > 1 {
			low = x
		} else {
			high = x
		}
	}
	return (low + high) / 2
}
