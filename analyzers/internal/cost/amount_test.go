package cost

import (
	"math"
	"math/rand/v2"
	"testing"
)

var (
	n = Of(Sym{Kind: Arg, Index: 0})
	m = Of(Sym{Kind: Len, Index: 1})
	u = Of(Sym{Kind: Unknown, Name: "m.items"})
)

func TestAmount(t *testing.T) {
	for _, test := range []struct {
		got  Amount
		want string
	}{
		{Add(n, n), "2ns·#0"},
		{Add(n, Const(3)), "3ns + 1ns·#0"},
		{Add(n, n.Scale(-1)), "0s"},
		{Mul(n, m), "1ns·#0·len(#1)"},
		{Mul(Add(n, Const(1)), Add(n, Const(1))), "1ns + 2ns·#0 + 1ns·#0^2"},
		{Mul(n, nil), "0s"},
		{Max(Const(3), Const(5)), "5ns"},
		{Max(n, n.Scale(2)), "2ns·#0"},
		{Max(n, m), "1ns·#0 + 1ns·len(#1)"}, // no less than either
		{n.power(2), "1ns·#0^2"},
		{Add(n, Const(1)).power(2), "1ns + 2ns·#0 + 1ns·#0^2"},
		{logarithm(Mul(n, n)), "2ns·log(#0)"},
		{logarithm(Const(1024)), "10ns"},
		{exponential(2, Add(n, Const(3))), "8ns·2^#0"},
		{exponential(2, n.Scale(2)), "1ns·4^#0"},
	} {
		if test.got.String() != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

// value is an amount where all symbols are x.
func value(a Amount, x float64) float64 {
	v, ok := a.Substitute(func(Sym) (Amount, bool) { return Const(x), true }).Value()
	if !ok {
		return math.NaN()
	}
	return v
}

func random(r *rand.Rand) Amount {
	var a Amount
	for range r.IntN(4) {
		t := Const(float64(1 + r.IntN(9)))
		for range r.IntN(3) {
			t = Mul(t, []Amount{n, m, u}[r.IntN(3)])
		}
		a = Add(a, t)
	}
	return a
}

// The sums and products of amounts are those of numbers, in whatever order, and
// two equal amounts are written the same.
func TestAlgebra(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)) }
	for range 2000 {
		a, b, c := random(r), random(r), random(r)
		x := float64(1 + r.IntN(5))
		if got, want := value(Add(a, b), x), value(a, x)+value(b, x); !near(got, want) {
			t.Fatalf("(%s) + (%s) at %v is %v, want %v", a, b, x, got, want)
		}
		if got, want := value(Mul(a, b), x), value(a, x)*value(b, x); !near(got, want) {
			t.Fatalf("(%s) · (%s) at %v is %v, want %v", a, b, x, got, want)
		}
		if got, least := value(Max(a, b), x), max(value(a, x), value(b, x)); got < least-1e-9 {
			t.Fatalf("the greater of %s and %s at %v is %v, less than %v", a, b, x, got, least)
		}
		for _, pair := range [][2]Amount{{Add(a, b), Add(b, a)}, {Mul(a, b), Mul(b, a)}, {Add(Add(a, b), c), Add(a, Add(b, c))}, {Mul(a, Add(b, c)), Add(Mul(a, b), Mul(a, c))}} {
			if pair[0].String() != pair[1].String() {
				t.Fatalf("%s and %s", pair[0], pair[1])
			}
		}
	}
}

// An amount keeps the terms that weigh most.
func TestLimit(t *testing.T) {
	var a Amount
	for i := range 2 * terms {
		a = Add(a, Mul(Const(float64(1+i)), Of(Sym{Kind: Unknown, Name: string(rune('A' + i))})))
	}
	if len(a) > terms {
		t.Errorf("%d terms", len(a))
	}
	if a[len(a)-1].N != 2*terms {
		t.Errorf("the heaviest term is gone: %s", a)
	}
}

func TestRate(t *testing.T) {
	file := Of(Sym{Kind: Unknown, Name: "lines", From: "a file"})
	part := Of(Sym{Kind: Part, Name: "rows[]"})
	for _, test := range []struct {
		a            Amount
		rate         Rate
		growth, from string
	}{
		{Const(5), Constant, "", ""},
		{u, Linear, "n", ""},
		{Mul(u, part), Linear, "n·m", ""}, // all cells of all rows are what there is
		{Mul(u, logarithm(u)), Linear, "n log n", ""},
		{Mul(u, u), Super, "n²", ""},
		{Mul(u, n), Super, "n·m", ""},
		{Mul(file, file), Super, "n²", "a file"},
		{Mul(file, u), Super, "n·m", ""}, // the other may be small
		{exponential(2, u), Exponential, "2ⁿ", ""},
		{exponential(2, file), Exponential, "2ⁿ", "a file"},
	} {
		if got := test.a.Rate(); got != test.rate {
			t.Errorf("%s: rate %d, want %d", test.a, got, test.rate)
		}
		if f := test.a.Fastest(); f.Growth() != test.growth || f.From() != test.from {
			t.Errorf("%s grows with %q from %q, want %q from %q", test.a, f.Growth(), f.From(), test.growth, test.from)
		}
	}
}

func TestTime(t *testing.T) {
	for ns, want := range map[float64]string{0.25: "0.25ns", 12: "12ns", 1500: "1.5µs", 184e6: "180ms", 3.71e9: "3.7s", 95e9: "1m35s", 1e30: "centuries", -5: "-5ns"} {
		if got := Time(ns); got != want {
			t.Errorf("%v is %s, want %s", ns, got, want)
		}
	}
	if got := Count(3806580954); got != "3,806,580,954" {
		t.Error(got)
	}
}
