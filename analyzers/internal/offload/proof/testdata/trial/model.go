package trial

import (
	"fmt"

	"github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/fake"
	"github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/tea"
)

// keys is how many messages a model knows.
const keys = 5

func (p Pair) answers() {
	was := within(func() *fake.Trace { return answer(p.WasT) })
	if was != nil {
		p.differs(was, within(func() *fake.Trace { return answer(p.IsT) }))
	}
}

// answer gives a model every message, twice, and lets it come to rest behind each.
func answer(model Model) *fake.Trace {
	t := &fake.Trace{}
	fake.Current = t
	p := &tea.Program{Model: model(nil, t)}
	for i := range 2 * keys {
		p.Run(tea.Key(i % keys))
		if p.Caught != nil { // the program is over
			t.Add(fmt.Sprint("panic: ", p.Caught))
			break
		}
		t.Add(p.Model.(interface{ Dump() string }).Dump())
	}
	return t
}

// racing gives it two messages at a time: the second comes while the first is waited
// for.
func (p Pair) racing() {
	if within(func() *fake.Trace { return race(p.IsT) }) == nil && within(func() *fake.Trace { return race(p.WasT) }) != nil {
		fmt.Printf("program %d differs\nit hangs when rewritten and interleaved\n", p.N)
	}
}

func race(model Model) *fake.Trace {
	t := &fake.Trace{}
	fake.Current = t
	p := &tea.Program{Model: model(nil, t)}
	for i := range keys {
		for j := range keys {
			p.Race(tea.Key(i), tea.Key(j))
		}
	}
	return t
}
