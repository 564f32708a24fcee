package cost

import "math"

// Substitute puts amounts in the place of symbols: a caller's arguments for the
// parameters. A symbol for which to knows nothing stays.
func (a Amount) Substitute(to func(Sym) (Amount, bool)) Amount {
	var out Amount
	for _, t := range a {
		put := Const(t.N)
		for _, f := range t.Factors {
			by, ok := to(f.Sym)
			if !ok {
				by = Of(f.Sym)
			}
			put = Mul(put, f.of(by))
		}
		out = Add(out, put)
	}
	return out
}

// of is the factor's function of an amount.
func (f Factor) of(a Amount) Amount {
	switch f.Form {
	case Log:
		return logarithm(a)
	case Exp:
		return exponential(f.X, a)
	}
	return a.power(f.X)
}

// power is a to the power of x. Of a sum only whole powers are exact; another is
// that of its heaviest term.
func (a Amount) power(x float64) Amount {
	switch n, known := a.Value(); {
	case x == 1:
		return a
	case x == 0:
		return Const(1)
	case known:
		return Const(math.Pow(math.Max(n, 0), x))
	case len(a) == 1 && onlyPowers(a[0]):
		t := Term{N: math.Pow(math.Abs(a[0].N), x)}
		for _, f := range a[0].Factors {
			t.Factors = append(t.Factors, Factor{f.Sym, Power, f.X * x})
		}
		return Amount{t}
	case x == math.Trunc(x) && 1 < x && x <= 4:
		out := a
		for range int(x) - 1 {
			out = Mul(out, a)
		}
		return out
	case len(a) > 1:
		return Amount{a.heaviest()}.power(x)
	}
	return a
}

func onlyPowers(t Term) bool {
	for _, f := range t.Factors {
		if f.Form != Power {
			return false
		}
	}
	return true
}

func (a Amount) heaviest() Term {
	best := a[0]
	for _, t := range a[1:] {
		if t.weight() > best.weight() {
			best = t
		}
	}
	return best
}

// logarithm is the binary logarithm, of a product the sum of those of its parts.
func logarithm(a Amount) Amount {
	if n, ok := a.Value(); ok {
		return Const(math.Log2(math.Max(n, 2)))
	}
	t := a.heaviest()
	var out Amount
	if t.N > 1 {
		out = Const(math.Log2(t.N))
	}
	for _, f := range t.Factors {
		switch f.Form {
		case Power:
			out = Add(out, Amount{{N: f.X, Factors: []Factor{{f.Sym, Log, 0}}}})
		case Log: // of a logarithm: near enough to nothing
		case Exp:
			out = Add(out, Of(f.Sym).Scale(math.Log2(f.X)))
		}
	}
	if len(out) == 0 {
		return Const(1)
	}
	return out
}

// exponential is base to the power of a: of a sum the product, each term being a
// multiple of one symbol. What is more than that grows at least as fast.
func exponential(base float64, a Amount) Amount {
	out := Const(1)
	for _, t := range a {
		switch {
		case len(t.Factors) == 0:
			out = out.Scale(math.Pow(base, t.N))
		case t.N > 0:
			out = Mul(out, Amount{{N: 1, Factors: []Factor{{t.Factors[0].Sym, Exp, math.Pow(base, t.N)}}}})
		}
	}
	return out
}
