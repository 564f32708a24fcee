package fact

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// keep is the number of operations of one category that an effect names, the
// shortest chains first. The others are counted in Cut.
const keep = 8

func (op *Op) key() opKey {
	k := opKey{op.Category, op.Name, op.Loop, op.Reported, "", op.Took, op.Bound, op.When, op.Cost == knowledge.Light && op.Chain.Often()}
	if op.Held != nil {
		k.mutex = op.Held.Mutex
	}
	return k
}

type opKey struct {
	category             knowledge.Category
	name, loop, reported string
	mutex                Slot
	took, bound          time.Duration
	when                 When
	often                bool // light, and multiplied: else what counts would stand behind what does not
}

func (c *Call) key() callKey { return callKey{c.Slot, c.Method, c.Args.Key(), c.When} }

type callKey struct {
	slot   Slot
	method string
	args   string
	when   When
}

type holdKey struct {
	mutex Slot
	loop  string
}

// Builder collects an effect, the least chain of each operation and slot.
type Builder struct {
	When   When // of what is added
	Stream Slot // that is read or written by a call whose effect is added
	Cut    int  // operations that callees do not name

	plain bool // without conditions and arguments
	ops   map[opKey]Op
	calls map[callKey]Call
	holds map[holdKey]Held
}

// NewBuilder is a builder of an effect with conditions and arguments.
func NewBuilder() *Builder {
	return &Builder{ops: map[opKey]Op{}, calls: map[callKey]Call{}, holds: map[holdKey]Held{}}
}

// Reset makes the builder a new one, in the old one's memory.
func (b *Builder) Reset(plain bool) *Builder {
	clear(b.ops)
	clear(b.calls)
	clear(b.holds)
	b.When, b.Stream, b.plain, b.Cut = "", "", plain, 0
	return b
}

// Op adds an operation.
func (b *Builder) Op(op Op) {
	op.When = b.When.And(op.When)
	if b.Stream != "" && op.Chan == "" && op.Chain != nil && op.Chain.Len == 1 && (op.Category == knowledge.FS || op.Category == knowledge.Net) {
		op.Chan = b.Stream
	}
	if b.plain {
		op.When = ""
	}
	k := op.key()
	if old, ok := b.ops[k]; !ok || chain.Compare(op.Chain, old.Chain) < 0 {
		b.ops[k] = op
	}
}

// Call adds a call.
func (b *Builder) Call(c Call) {
	c.When = b.When.And(c.When)
	if b.plain {
		c.When, c.Args = "", nil
	}
	k := c.key()
	if old, ok := b.calls[k]; !ok || chain.Compare(c.Chain, old.Chain) < 0 {
		b.calls[k] = c
	}
}

// Hold adds a mutex that is held.
func (b *Builder) Hold(h Held) {
	k := holdKey{h.Mutex, h.Loop}
	if old, ok := b.holds[k]; !ok || compareHeld(&h, &old) < 0 {
		b.holds[k] = h
	}
}

// Effect is what was added, with no more than keep operations of a kind.
func (b *Builder) Effect() *Effect {
	e := &Effect{Cut: b.Cut}
	for _, op := range b.ops {
		e.Ops = append(e.Ops, op)
	}
	slices.SortFunc(e.Ops, compareOps)
	n, kept := 0, e.Ops[:0]
	for i, op := range e.Ops {
		if i > 0 && !sameGroup(op, e.Ops[i-1]) {
			n = 0
		}
		if n++; n <= keep {
			kept = append(kept, op)
		} else {
			e.Cut++
		}
	}
	e.Ops = kept
	for _, c := range b.calls {
		e.Calls = append(e.Calls, c)
	}
	e.Holds = slices.SortedFunc(maps.Values(b.holds), func(a, b Held) int { return compareHeld(&a, &b) })
	slices.SortFunc(e.Calls, compareCalls)
	return e
}

func compareCalls(a, b Call) int {
	return cmp.Or(strings.Compare(string(a.Slot), string(b.Slot)), strings.Compare(a.Method, b.Method),
		strings.Compare(string(a.When), string(b.When)), slices.Compare(a.Args, b.Args))
}

// sameGroup reports whether two operations compete for the same places of an
// effect: what is light, or already reported, must not push out what is not.
func sameGroup(a, b Op) bool {
	return a.Category == b.Category && a.Loop == b.Loop && a.Reported == b.Reported && a.When == b.When &&
		(a.Cost == knowledge.Light) == (b.Cost == knowledge.Light) && (a.Held == nil) == (b.Held == nil)
}

func compareOps(a, b Op) int {
	return cmp.Or(
		strings.Compare(string(a.Category), string(b.Category)),
		strings.Compare(a.Loop, b.Loop),
		strings.Compare(a.Reported, b.Reported),
		strings.Compare(string(a.When), string(b.When)),
		cmp.Compare(lightness(a.Cost), lightness(b.Cost)),
		cmp.Compare(lockness(a), lockness(b)),
		chain.Compare(a.Chain, b.Chain),
		strings.Compare(a.Name, b.Name),
		compareHeld(a.Held, b.Held),
	)
}

func lockness(op Op) int {
	if op.Held != nil {
		return 1
	}
	return 0
}

func lightness(c knowledge.Cost) int {
	if c == knowledge.Light {
		return 1
	}
	return 0
}

// Same reports whether two effects say the same to a caller.
func Same(a, b *Effect) bool {
	return slices.EqualFunc(a.Ops, b.Ops, func(x, y Op) bool {
		return x.key() == y.key() && chain.Compare(x.Chain, y.Chain) == 0
	}) && slices.EqualFunc(a.Calls, b.Calls, func(x, y Call) bool {
		return x.key() == y.key() && chain.Compare(x.Chain, y.Chain) == 0
	}) && slices.Equal(a.Holds, b.Holds)
}

// Computes puts one operation in the place of all others that compute.
func (b *Builder) Computes(op Op) {
	maps.DeleteFunc(b.ops, func(_ opKey, op Op) bool {
		return op.Category == knowledge.CPU || op.Category == knowledge.Crypto
	})
	b.Op(op)
}
