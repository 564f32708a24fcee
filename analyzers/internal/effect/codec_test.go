package effect

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// sample makes a package fact of n witnesses whose chains share their tails, as
// those of a program do.
func sample(seed uint64, n int) *Package {
	r := rand.New(rand.NewPCG(seed, 1))
	links := []*chain.Link{nil}
	for i := range 3 * n {
		h := chain.Hop{Func: fmt.Sprintf("(*T%d).M", i%7), Pkg: "example.com/p", Pos: fmt.Sprintf("/src/p/f%d.go:%d:2", i%5, i), Grade: chain.Grade(r.IntN(3)), Dynamic: i%4 == 0, Repeats: i%3 == 0}
		links = append(links, chain.Prepend(h, links[r.IntN(len(links))]))
	}
	p := &Package{OnLoop: []OnLoop{{Slot: "f:p.T.cb", Loop: "tview", Entry: "tview.Button.SetSelectedFunc", Frequent: true, Grade: chain.Likely, Chain: links[n]}}}
	for i := range n {
		e := &Effect{
			Ops:     []Op{{Category: knowledge.FS, Cost: knowledge.Heavy, Name: "os.ReadFile", About: "reads a file", Chain: links[1+r.IntN(len(links)-1)]}},
			Calls:   []Call{{Slot: "p:example.com/p.F#0", Method: "Read", Iface: "i:(p.R).Read", Chain: links[1+r.IntN(len(links)-1)]}},
			Results: [][]Source{nil, {{Slot: "g:p.hook"}, {Param: 2}}},
			OnLoop:  []string{"tview"}, Module: "example.com", Cut: i,
		}
		if i%8 == 0 {
			e.Ops[0].Held = &Held{Mutex: "f:p.T.mu", By: "(*T).M", Across: "net.Dial"}
			e.Holds = []Held{{Mutex: "f:p.T.mu", By: "(*T).N", Across: "(*exec.Cmd).Run", Shared: true, Apart: true}}
		}
		p.Witnesses = append(p.Witnesses, Witness{Slot: Slot(fmt.Sprintf("f:p.T.f%d", i)), By: "q",
			Impl: &Impl{Key: fmt.Sprintf("p.F$%d", i), Name: "p.F.func1", Pkg: "p", Effect: e}})
		p.Witnesses = append(p.Witnesses, Witness{Slot: "g:p.hook", From: "p:p.New#0", By: "r"})
	}
	return p
}

func TestCodecRoundTrip(t *testing.T) {
	for seed := range uint64(20) {
		in := sample(seed, 1+int(seed))
		first := encode(t, in)
		out := new(Package)
		if err := gob.NewDecoder(bytes.NewReader(first)).Decode(out); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(in, out, cmpopts.IgnoreUnexported(chain.Link{})); d != "" {
			t.Fatalf("seed %d: the fact changed on its way (-sent +received):\n%s", seed, d)
		}
		if second := encode(t, out); !bytes.Equal(first, second) {
			t.Errorf("seed %d: the same fact has two encodings", seed)
		}
	}
}

// A function may return itself; the codec must end.
func TestCodecCycle(t *testing.T) {
	e := &Effect{}
	e.Results = [][]Source{{{Impl: &Impl{Key: "p.F", Effect: e}}}}
	out := new(Effect)
	if err := gob.NewDecoder(bytes.NewReader(encode(t, e))).Decode(out); err != nil {
		t.Fatal(err)
	}
	if impl := out.Results[0][0].Impl; impl.Effect.Results[0][0].Impl != impl {
		t.Errorf("the cycle is not closed again")
	}
}

// Chains share tails, so a fact grows with the hops there are, not with the
// sum of its chains' lengths.
func TestCodecSize(t *testing.T) {
	p, tail := &Package{}, (*chain.Link)(nil)
	for i := range 200 {
		tail = chain.Prepend(chain.Hop{Func: "p.F", Pkg: "p", Pos: fmt.Sprintf("p.go:%d:1", i)}, tail)
		e := &Effect{Ops: []Op{{Category: knowledge.FS, Name: "os.ReadFile", Chain: tail}}}
		p.Witnesses = append(p.Witnesses, Witness{Slot: "g:p.v", Impl: &Impl{Key: fmt.Sprint(i), Effect: e}})
	}
	if n := len(encode(t, p)); n > 200*61 {
		t.Errorf("%d bytes for 200 chains of up to 200 shared hops", n)
	}
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
