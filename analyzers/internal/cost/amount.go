// Package cost estimates how long a function computes.
//
// An estimate is an [Amount]: nanoseconds, as a sum of products of sizes. Where
// sizes are constants it is a number; where they are parameters it waits for a
// caller's arguments; where they are unknown it still tells how the time grows.
// It is worked out of the ssa form alone: the price of each instruction's class
// (prices.go, calibrated against measured kernels), times the turns of the loops
// around it (turns.go), plus what the callees take.
//
// An estimate is good to a factor of three on kernels whose sizes are constants.
// It knows nothing of caches, of other machines, and of branches that are rarely
// taken; what is decided by it must leave that room.
package cost

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Amount is a sum of terms, sorted, no two with the same factors. Most are
// nanoseconds; a size is an amount too, of things. An amount is never changed
// once it is made.
type Amount []Term

// Term is a number times factors. Without factors it is a constant.
type Term struct {
	N       float64
	Factors []Factor // sorted
}

// Factor is a function of one symbol.
type Factor struct {
	Sym  Sym
	Form Form
	X    float64 // the exponent of a power, the base of an exponential; 0 of a logarithm
}

// Form is the form of a factor.
type Form uint8

// The forms: Sym to the power of X, the binary logarithm of Sym, X to the power of Sym.
const (
	Power Form = iota
	Log
	Exp
)

// Sym is a number that is not known here.
type Sym struct {
	Kind  Kind
	Index int    // of the parameter, the receiver being 0 of a method
	Name  string // of an unknown size: how the source writes it, "m.items"
	From  string // of an unknown size: "a file", "the network", "a query", or nothing
}

// Kind is the kind of a symbol.
type Kind uint8

// The kinds: a parameter's value, its length, the time of one call of it; a size
// that nothing tells; and the size of the elements of something whose size is
// counted already (the cells of a row): over all elements that is no more than
// what there is.
const (
	Arg Kind = iota
	Len
	Call
	Unknown
	Part
)

// Const is a constant amount.
func Const(n float64) Amount {
	if n == 0 || math.IsNaN(n) {
		return nil
	}
	return Amount{{N: n}}
}

// Of is the amount of a symbol.
func Of(s Sym) Amount { return Amount{{N: 1, Factors: []Factor{{s, Power, 1}}}} }

// Value is the amount as a number, if it is one.
func (a Amount) Value() (n float64, ok bool) {
	switch {
	case len(a) == 0:
		return 0, true
	case len(a) == 1 && len(a[0].Factors) == 0:
		return a[0].N, true
	}
	return 0, false
}

// Known is the constant part.
func (a Amount) Known() float64 {
	if len(a) > 0 && len(a[0].Factors) == 0 {
		return a[0].N
	}
	return 0
}

// Scale is a times n.
func (a Amount) Scale(n float64) Amount {
	if n == 0 {
		return nil
	}
	if n == 1 {
		return a
	}
	out := make(Amount, len(a))
	for i, t := range a {
		out[i] = Term{t.N * n, t.Factors}
	}
	return out
}

// Add is a + b.
func Add(a, b Amount) Amount {
	return merge(a, b, func(x, y float64) float64 { return x + y })
}

// Max is at least the greater of a and b, and at most their sum.
func Max(a, b Amount) Amount { return merge(a, b, math.Max) }

func merge(a, b Amount, both func(x, y float64) float64) Amount {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	case len(a) == 1 && len(b) == 1 && len(a[0].Factors)+len(b[0].Factors) == 0:
		return Const(both(a[0].N, b[0].N))
	}
	out := make(Amount, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch c := compareFactors(a[0].Factors, b[0].Factors); {
		case c < 0:
			out, a = append(out, a[0]), a[1:]
		case c > 0:
			out, b = append(out, b[0]), b[1:]
		default:
			if n := both(a[0].N, b[0].N); n != 0 {
				out = append(out, Term{n, a[0].Factors})
			}
			a, b = a[1:], b[1:]
		}
	}
	return limit(append(append(out, a...), b...))
}

// Mul is a · b.
func Mul(a, b Amount) Amount {
	if n, ok := a.Value(); ok {
		return b.Scale(n)
	}
	if n, ok := b.Value(); ok {
		return a.Scale(n)
	}
	var out Amount
	for _, x := range a {
		for _, y := range b {
			out = Add(out, Amount{product(x, y)})
		}
	}
	return out
}

func product(x, y Term) Term {
	t := Term{N: x.N * y.N, Factors: slices.Clone(x.Factors)}
	for _, f := range y.Factors {
		i := slices.IndexFunc(t.Factors, func(g Factor) bool {
			return g.Sym == f.Sym && g.Form == f.Form && (f.Form == Power || f.Form == Exp)
		})
		switch {
		case i >= 0 && f.Form == Power:
			t.Factors[i].X += f.X
		case i >= 0:
			t.Factors[i].X *= f.X
		default:
			t.Factors = append(t.Factors, f)
		}
	}
	t.Factors = slices.DeleteFunc(t.Factors, func(f Factor) bool { return f.Form == Power && f.X == 0 })
	slices.SortFunc(t.Factors, compareFactor)
	return t
}

// terms is how many terms an amount keeps. What is left out is small: an
// estimate of a large function has hundreds of sizes, and few that matter.
const terms = 24

// limit keeps the terms that weigh most where all sizes are a thousand.
func limit(a Amount) Amount {
	if len(a) <= terms {
		return a
	}
	byWeight := slices.SortedStableFunc(slices.Values(a), func(x, y Term) int { return cmp.Compare(y.weight(), x.weight()) })
	kept := byWeight[:terms]
	slices.SortFunc(kept, func(x, y Term) int { return compareFactors(x.Factors, y.Factors) })
	return kept
}

// weight is the logarithm of the term where every size is a thousand and every
// parameter of an exponential thirty.
func (t Term) weight() float64 {
	w := math.Log2(math.Abs(t.N))
	for _, f := range t.Factors {
		switch f.Form {
		case Power:
			w += 10 * f.X
		case Log:
			w += math.Log2(10)
		case Exp:
			w += 30 * math.Log2(f.X)
		}
	}
	return w
}

func compareFactors(a, b []Factor) int { return slices.CompareFunc(a, b, compareFactor) }

func compareFactor(a, b Factor) int {
	return cmp.Or(compareSyms(a.Sym, b.Sym), cmp.Compare(a.Form, b.Form), cmp.Compare(a.X, b.X))
}

func compareSyms(a, b Sym) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Index, b.Index), strings.Compare(a.Name, b.Name), strings.Compare(a.From, b.From))
}
