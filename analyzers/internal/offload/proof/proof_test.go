package proof

import (
	"errors"
	"flag"
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strings"
	"testing"
)

var (
	programs = flag.Int("programs", 60, "how many programs for each kind of loop")
	seed     = flag.Uint64("seed", 1, "of the generator")
	only     = flag.Int("only", -1, "show this program, and try no other")
	races    = flag.Bool("races", false, "run the rewritten programs under the race detector too")
	kindFlag = flag.String("kind", "", "loop, queue or tea")
)

// TestPrograms rewrites generated programs and runs each before and after: the
// effects must be the same, in the same order, where the loop comes to rest
// between two callbacks. With -races nothing may race where it does not.
func TestPrograms(t *testing.T) {
	w, err := open()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []kind{own, posts, models} {
		if *kindFlag != "" && string(k) != *kindFlag {
			continue
		}
		t.Run(string(k), func(t *testing.T) { tryAll(t, w, k) })
	}
}

// pair is a program as it was and rewritten.
type pair struct {
	program
	is string
}

func tryAll(t *testing.T, w *world, k kind) {
	c := &counts{obstacles: map[string]int{}}
	var pairs []pair
	dropped, bad := 0, 0
	from, to := 0, *programs
	if *only >= 0 {
		from, to = *only, *only+1
	}
	for n := from; n < to; n++ {
		p := generate(*seed, n, k)
		if *only >= 0 {
			t.Logf("was:\n%s", p.text)
		}
		is, err := w.rewrite(p.text, c)
		if *only >= 0 {
			t.Logf("is:\n%s", is)
		}
		var wrong invalid
		switch {
		case errors.As(err, &wrong) && is == p.text:
			dropped++ // the generator's fault
			if *only >= 0 {
				t.Log(err)
			}
		case err != nil:
			if bad++; bad < 10 {
				t.Errorf("program %d: %v", n, err)
			}
		case is != p.text:
			pairs = append(pairs, pair{p, is})
		}
	}
	t.Logf("%d programs (%d more do not compile), %d operations found, %d fixes in %d programs, %d of them only start the call", c.programs, dropped, c.findings, c.fixes, c.rewritten, c.started)
	for _, o := range slices.SortedFunc(maps.Keys(c.obstacles), func(a, b string) int { return c.obstacles[b] - c.obstacles[a] }) {
		t.Logf("%6d %s", c.obstacles[o], o)
	}
	if dropped > (to-from)/3 {
		t.Errorf("%d of %d programs do not compile", dropped, to-from)
	}
	if c.fixes == 0 && *only < 0 {
		t.Error("no fix is offered")
	}
	if c.started == 0 && *only < 0 && k != own {
		t.Error("no call is only started")
	}
	if *only < 0 && k != models {
		for i, shape := range shapes {
			n := 1_000_000 + i
			g := &generator{n: n, kind: k, fields: map[string]bool{}}
			p := program{n: n, kind: k, text: g.header(1) + strings.ReplaceAll(shape.text, "NN", fmt.Sprint(n))}
			if clean, err := format.Source([]byte(p.text)); err != nil {
				t.Fatalf("%s: %v", shape.name, err)
			} else if !strings.Contains(p.text, "\r") {
				p.text = string(clean)
			}
			c := &counts{obstacles: map[string]int{}}
			is, err := w.rewrite(p.text, c)
			switch {
			case err != nil:
				t.Errorf("%s: %v", shape.name, err)
			case c.findings == 0:
				t.Errorf("%s: nothing is found", shape.name)
			case (is != p.text) != (shape.stays == ""):
				t.Errorf("%s: %d fixes, obstacles %v, want %q; is:\n%s", shape.name, c.fixes, c.obstacles, shape.stays, is)
			case shape.stays != "" && !strings.Contains(fmt.Sprint(c.full), shape.stays):
				t.Errorf("%s: stays because %v, want %q", shape.name, c.full, shape.stays)
			}
			if is != p.text {
				pairs = append(pairs, pair{p, is})
			}
		}
	}
	run(t, k, pairs)
}

// FuzzRewrite looks for programs whose rewrite does not compile, is not formatted or
// does not end. It does not run them.
func FuzzRewrite(f *testing.F) {
	w, err := open()
	if err != nil {
		f.Fatal(err)
	}
	for n := range 8 {
		f.Add(uint64(7), n, n%2 == 0)
	}
	f.Fuzz(func(t *testing.T, seed uint64, n int, mine bool) {
		k := posts
		if mine {
			k = own
		}
		p := generate(seed, max(n, -n), k)
		var wrong invalid
		if is, err := w.rewrite(p.text, &counts{obstacles: map[string]int{}}); err != nil && !(errors.As(err, &wrong) && is == p.text) {
			t.Errorf("%v\n%s", err, p.text)
		}
	})
}
