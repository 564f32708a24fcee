package fact

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestJoined(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	impls := map[string]*Impl{}
	for i := range 3 {
		key := fmt.Sprint("f", i)
		impls[key] = &Impl{Key: key}
	}
	for range 3000 {
		var lists []Witnesses
		want := map[Filling]Witness{}
		for range r.IntN(5) {
			mine := map[Filling]Witness{}
			for range r.IntN(12) {
				w := Witness{Slot: Slot(fmt.Sprint("s", r.IntN(6))), By: fmt.Sprint("p", r.IntN(3)), Told: []string{"", "a", "b"}[r.IntN(3)]}
				if n := r.IntN(5); n < 3 {
					w.Impl = impls[fmt.Sprint("f", n)]
				} else {
					w.From = Slot(fmt.Sprint("s", n))
				}
				mine[w.Filling()] = w
			}
			var list Witnesses
			for f, w := range mine {
				list = append(list, w)
				if old, ok := want[f]; ok {
					w = Both(old, w)
				}
				want[f] = w
			}
			list = Settled(list)
			lists = append(lists, list)
		}
		if len(lists) > 0 && r.IntN(3) == 0 {
			lists = append(lists, lists[0]) // a package that adds nothing
		}
		before := make([]Witnesses, len(lists))
		for i, l := range lists {
			before[i] = slices.Clone(l)
		}
		got := joined(lists)
		var all Witnesses
		for _, w := range want {
			all = append(all, w)
		}
		all = Settled(all)
		if !slices.Equal(got, all) {
			t.Fatalf("%v\n got %v\nwant %v", before, got, all)
		}
		for i, l := range lists {
			if !slices.Equal(l, before[i]) {
				t.Fatalf("list %d has changed: %v was %v", i, l, before[i])
			}
		}
		for n := range 7 {
			slot := Slot(fmt.Sprint("s", n))
			of := slices.DeleteFunc(slices.Clone(all), func(w Witness) bool { return w.Slot != slot })
			if !slices.Equal(got.Of(slot), of) {
				t.Fatalf("of %s: %v, want %v", slot, got.Of(slot), of)
			}
		}
		for i, w := range all {
			if n, ok := got.index(w); !ok || n != i || got.before(w) != i {
				t.Fatalf("%v is found at %d, %t, behind %d", w, n, ok, got.before(w))
			}
		}
	}
}
