package chain

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

func random(r *rand.Rand, n int) *Link {
	var l *Link
	for range 1 + r.IntN(n) {
		l = Prepend(Hop{Func: "f" + strconv.Itoa(r.IntN(2)), Pos: "p" + strconv.Itoa(r.IntN(3)), Grade: Grade(r.IntN(3))}, l)
	}
	return l
}

// The fixed point of package effect is unique only if a common first hop keeps
// the order of two chains, and if the order is one.
func TestCompareIsMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		a, b, c := random(r, 4), random(r, 4), random(r, 4)
		if Compare(a, b) != -Compare(b, a) {
			t.Fatalf("not antisymmetric: %v %v", a.Hops(), b.Hops())
		}
		if Compare(a, b) < 0 && Compare(b, c) < 0 && Compare(a, c) >= 0 {
			t.Fatalf("not transitive: %v %v %v", a.Hops(), b.Hops(), c.Hops())
		}
		h := Hop{Func: "g", Pos: "q", Grade: Grade(r.IntN(3))}
		if Compare(a, b) < 0 && Compare(Prepend(h, a), Prepend(h, b)) > 0 {
			t.Fatalf("a common hop turns the order: %v %v %v", h, a.Hops(), b.Hops())
		}
	}
}

func TestJoinKeepsHopsAndGrade(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		a, b := random(r, 4), random(r, 4)
		j := Join(a, b)
		if j.Len != a.Len+b.Len || j.Worst != max(a.Worst, b.Worst) || len(j.Hops()) != j.Len {
			t.Fatalf("%v + %v = %v", a, b, j)
		}
		if d := Dynamic(a); d.Len != a.Len || d.Worst < Likely || !d.Hops()[d.Len-1].Dynamic || a.Hops()[a.Len-1].Dynamic {
			t.Fatalf("Dynamic(%v) = %v", a.Hops(), d.Hops())
		}
	}
}
