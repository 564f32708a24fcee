package fact

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// sample makes n witnesses and functions whose chains share their tails, as those of a
// program do.
func sample(seed uint64, n int) (*Slots, *functions) {
	r := rand.New(rand.NewPCG(seed, 1))
	links := []*chain.Link{nil}
	for i := range 3 * n {
		h := chain.Hop{Func: fmt.Sprintf("(*T%d).M", i%7), Pkg: "example.com/p", Pos: fmt.Sprintf("/src/p/f%d.go:%d:2", i%5, i), Grade: chain.Grade(r.IntN(3)), Dynamic: i%4 == 0, Repeats: i%3 == 0, Cached: i%5 == 0}
		links = append(links, chain.Prepend(h, links[r.IntN(len(links))]))
	}
	fs := new(functions)
	p := &Slots{OnLoop: []OnLoop{{Slot: "f:p.T.cb", Loop: "tview", Entry: "tview.Button.SetSelectedFunc", Frequent: true, Grade: chain.Likely, Chain: links[n], Again: links[:n]}}}
	for i := range n {
		e := &Effect{
			Ops:     []Op{{Category: knowledge.FS, Cost: knowledge.Heavy, Name: "os.ReadFile", About: "reads a file", When: "1=const 2\n2!nil", Bound: 7, Room: true, From: "T.*", Chain: links[1+r.IntN(len(links)-1)]}},
			Calls:   []Call{{Slot: "p:example.com/p.F#0", Method: "Read", Iface: "i:(p.R).Read", Args: Args{"", "#0", "type p.T"}, When: "0=nil", Chain: links[1+r.IntN(len(links)-1)]}},
			Given:   []Given{{Slot: "f:p.T.cb", When: "0=nil", Arg: 1, Param: 2, Chain: links[1]}, {Slot: "i:(p.R).Do", Arg: 1, From: "f:p.T.cb", Chain: links[2]}, {Slot: "i:(p.R).Each", Arg: 1, Impl: NewImpl("p.G", "", "", &Effect{Cut: 3}), Bound: i%2 == 0, Chain: links[2]}},
			Offers:  []Offer{{Result: 1, Calls: []Slot{"f:p.T.New"}}, {}},
			Results: [][]Source{nil, {{Slot: "g:p.hook"}, {Param: 2}, {Made: Made{"i:(p.R).Read", "(q.file).Read"}, When: "0=const 3"}}},
			OnLoop:  []string{"tview"}, Module: "example.com", Cut: i,
		}
		if i%3 == 0 {
			e.Ops = append(e.Ops, Op{Category: knowledge.CPU, Name: "a loop in p.F", Took: time.Duration(i) * 1234567, Growth: []string{"", "n²"}[i/3%2]})
			e.Compute = computing(i, links[1+r.IntN(len(links)-1)])
		}
		if i%8 == 0 {
			e.Ops[0].Held = &Held{Mutex: "f:p.T.mu", By: "(*T).M", Across: "net.Dial"}
			e.Holds = []Held{{Mutex: "f:p.T.mu", By: "(*T).N", Across: "(*exec.Cmd).Run", Shared: true, Apart: true}}
		}
		p.Witnesses = append(p.Witnesses, Witness{Slot: Slot(fmt.Sprintf("f:p.T.f%d", i)), By: "q",
			Impl: NewImpl(fmt.Sprintf("p.F$%d", i), "p.F.func1", "p", e)})
		p.Witnesses = append(p.Witnesses, Witness{Slot: "g:p.hook", From: "p:p.New#0", By: "r", Told: "tview walk"})
		fs.add(fmt.Sprintf("p.F%d", i), Function{e, i%2 == 0})
	}
	fs.add("p.Quiet", Function{nil, true})
	return p, fs
}

// computing is a time with all forms and kinds, as exact as floating point is.
func computing(i int, l *chain.Link) *Compute {
	var total cost.Amount
	for kind := cost.Arg; kind <= cost.Part; kind++ {
		s := cost.Sym{Kind: kind, Index: i, Name: "m.items", From: []string{"", "a file"}[i%2]}
		total = append(total, cost.Term{N: 1.5 + float64(i)/3, Factors: []cost.Factor{{Sym: s, Form: cost.Power, X: 2}, {Sym: s, Form: cost.Log}, {Sym: s, Form: cost.Exp, X: 1.618}}})
	}
	return &Compute{Total: total, Turns: []cost.Amount{cost.Of(cost.Sym{Kind: cost.Len, Index: 1}), cost.Const(8000), nil}, Work: "a loop in p.F", Chain: l}
}

func TestCodecRoundTrip(t *testing.T) {
	for seed := range uint64(20) {
		in, fs := sample(seed, 1+int(seed))
		again(t, in)
		again(t, fs)
	}
}

// again writes and reads a part, twice.
func again[T any, P coded[T]](t *testing.T, in *T) *T {
	t.Helper()
	first := encode[T, P](t, in)
	out := readPart[T, P](squeezed(t, first)).get()
	options := cmp.Options{cmpopts.IgnoreUnexported(chain.Link{}), cmp.AllowUnexported(Compute{}, Slots{}), cmp.Transformer("all", (*functions).all), cmp.Transformer("told", (*Impl).told)}
	if d := cmp.Diff(in, out, options); d != "" {
		t.Fatalf("it changed on its way (-sent +received):\n%s", d)
	}
	if second := encode[T, P](t, out); !bytes.Equal(first, second) {
		t.Error("the same has two encodings")
	}
	return out
}

func (i *Impl) told() (told struct {
	Key, Name, Pkg string
	Effect         *Effect
	Outer          []Slot
}) {
	if i != nil {
		told.Key, told.Name, told.Pkg, told.Effect, told.Outer = i.Key, i.Name, i.Pkg, i.Effect(), i.Outer()
	}
	return told
}

func (f *functions) all() map[string]Function {
	all := map[string]Function{}
	for _, key := range f.keys() {
		all[key] = f.get(key)
	}
	return all
}

func TestCodecPositions(t *testing.T) {
	for _, pos := range []string{"", "f.go", "/a/f.go:12:3", `C:\a\f.go:12:3`, "f.go:0:0", "f.go:7", "f.go:07:1", "f.go:+7:1", "a:b:c", ":1:1", "f.go:-", "f.go:12:0"} {
		if got := joinPos(cutPos(pos)); got != pos {
			t.Errorf("%q becomes %q", pos, got)
		}
	}
}

// A function may return itself; the codec must end.
func TestCodecCycle(t *testing.T) {
	e := &Effect{}
	e.Results = [][]Source{{{Impl: NewImpl("p.F", "", "", e)}}}
	data := encode(t, &functions{made: map[string]Function{"p.F": {Effect: e}}})
	out := readPart[functions](squeezed(t, data)).get().get("p.F").Effect
	if impl := out.Results[0][0].Impl; impl.Effect().Results[0][0].Impl != impl {
		t.Errorf("the cycle is not closed again")
	}
}

// Packages that are analysed at the same time look into the same part.
func TestCodecTogether(t *testing.T) {
	slots, _ := sample(7, 40)
	out := readPart[Slots](squeezed(t, encode(t, slots))).get()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, w := range out.Witnesses {
				if w.Impl != nil && w.Impl.Effect().Cut != slots.Witnesses[i].Impl.Effect().Cut {
					t.Errorf("%s does something else", w.Impl.Key)
				}
			}
		})
	}
	wg.Wait()
}

// What is read late is damaged no less.
func TestCodecDamageWithin(t *testing.T) {
	w := newWriter()
	(&Slots{Witnesses: Witnesses{{Slot: "g:p.v", Impl: NewImpl("p.F", "", "", &Effect{Cut: 1})}}}).encode(w)
	x := wire[wireLink, string]{Strings: w.Strings, Links: w.Links, Effects: []string{"no effect"}, Impls: w.Impls, Witnesses: w.Witnesses}
	data, err := encoder.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	part := readPart[Slots](squeezed(t, data))
	impl := part.get().Witnesses[0].Impl
	if err := part.damage(); err != nil {
		t.Fatalf("before it is looked at: %v", err)
	}
	if impl.Effect() != nil || part.damage() == nil {
		t.Errorf("%v, and no error", impl.Effect())
	}
}

// Chains share tails, so a fact grows with the hops there are, not with the
// sum of its chains' lengths.
func TestCodecSize(t *testing.T) {
	p, tail := &Slots{}, (*chain.Link)(nil)
	for i := range 200 {
		tail = chain.Prepend(chain.Hop{Func: "p.F", Pkg: "p", Pos: fmt.Sprintf("p.go:%d:1", i)}, tail)
		e := &Effect{Ops: []Op{{Category: knowledge.FS, Name: "os.ReadFile", Chain: tail}}}
		p.Witnesses = append(p.Witnesses, Witness{Slot: "g:p.v", Impl: NewImpl(fmt.Sprint(i), "", "", e)})
	}
	if n := len(encode(t, p)); n > 200*61 {
		t.Errorf("%d bytes for 200 chains of up to 200 shared hops", n)
	}
}

// Most functions have no time to tell: then it costs nothing in a fact. A loop
// over two parameters is some fifty bytes.
func TestCodecTimes(t *testing.T) {
	w, h := cost.Of(cost.Sym{Kind: cost.Arg, Index: 1}), cost.Of(cost.Sym{Kind: cost.Arg, Index: 2})
	of := func(c *Compute) int {
		p := &Slots{}
		for i := range 100 {
			e := &Effect{Ops: []Op{{Category: knowledge.FS, Name: "os.ReadFile"}}, Compute: c}
			p.Witnesses = append(p.Witnesses, Witness{Slot: "g:p.v", Impl: NewImpl(fmt.Sprint(i), "", "", e)})
		}
		return len(encode(t, p))
	}
	none, some := of(nil), of(&Compute{Total: cost.Mul(w, h).Scale(1.5), Turns: []cost.Amount{h, w}, Work: "a loop in p.F"})
	if each := (some - none) / 100; each > 50 {
		t.Errorf("%d bytes for a time", each)
	}
}

// encode is the written form before it is squeezed.
func encode[T any, P coded[T]](t *testing.T, v *T) []byte {
	t.Helper()
	data, err := newPart[T, P](v).encoded()
	if err != nil {
		t.Fatal(err)
	}
	if data, err = unsqueezed(data); err != nil {
		t.Fatal(err)
	}
	return data
}

func unsqueezed(data []byte) (out []byte, err error) {
	err = unsqueeze(data, func(data []byte) error {
		out = bytes.Clone(data)
		return nil
	})
	return out, err
}

func squeezed(t *testing.T, data []byte) []byte {
	t.Helper()
	data, err := squeeze(data)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSqueeze(t *testing.T) {
	for _, n := range []int{0, 1, small, small + 1, 100_000} {
		data := bytes.Repeat([]byte("/src/p/f.go "), n/12+1)[:n]
		squeezed := squeezed(t, data)
		if again, err := unsqueezed(squeezed); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%d bytes become %d: %v", n, len(again), err)
		}
		if n > 1000 && len(squeezed) > n/4 {
			t.Errorf("%d bytes are written as %d", n, len(squeezed))
		}
	}
	for _, bad := range [][]byte{nil, {7, 1}, {deflated, 0xff, 0xff}, squeezed(t, make([]byte, 5000))[:9]} {
		if _, err := unsqueezed(bad); err == nil {
			t.Errorf("%x is taken for something", bad)
		}
	}
}
