// Package effect computes what a function does synchronously to its caller:
// the operations it may perform, and the func values and interface methods it
// calls. Effects travel between packages as facts.
//
// The computation is a fixed point over one package: every effect is the union
// of the function's own operations and of its callees' effects, with the
// callee's parameters replaced by the arguments of the call. A chain of calls
// is kept for each operation, the least one in the order of package chain; that
// order survives the putting of a hop before it, so the fixed point is unique
// and does not depend on the order in which functions are visited.
package effect

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

// Effect is the fact about one function.
type Effect struct {
	Ops     []Op       // sorted: by category, then by chain
	Calls   []Call     // sorted by slot
	Compute *Compute   // how long it computes; nil if that is not worth telling
	Results [][]Source // per result: the func values it may be; nil if it holds none
	Holds   []Held     // the mutexes it holds while it performs an operation; sorted
	OnLoop  []string   // the loops it is on by itself: its own package reports what it does there
	Module  string     // of the package, for OnLoop
	Cut     int        // operations that are not named in Ops
}

// Op is one operation that a function may perform before it returns.
type Op struct {
	Category knowledge.Category
	Cost     knowledge.Cost
	Name     string // "os.ReadFile", "(*exec.Cmd).Run", "channel receive"
	About    string // "sub-process"
	Instead  string
	Loop     string        // deadlock: the loop it waits for
	Reported string        // the loops on which the callee's package reports it
	Took     time.Duration // how long it computes, estimated; 0: not known
	Bound    time.Duration // a sleep or a wait: it ends after that at the latest; 0: not known
	Growth   string        // or: how that grows, "n²"; Took is then for each n, if that is much
	Chan     Slot          // channel send or receive, group wait: where the channel or group is kept
	Held     *Held         // lock: who else holds the mutex
	When     When          // it is done only then
	Chain    *chain.Link
}

// Call is a call of what a slot holds.
type Call struct {
	Slot   Slot
	Method string // the slot is a parameter of interface type, and this its method
	Iface  Slot   // then: the method's own slot, for callers that know no better
	Args   Args   // what is known of the arguments, the receiver of a method first
	When   When
	Chain  *chain.Link
}

// Source is what a value may be.
type Source struct {
	Impl  *Impl // a function
	Slot  Slot  // what the slot holds
	Param int   // result of a function: its own parameter, where the others say nothing
	Made  Made  // result of interface type: one method of what is in it
}

// Made is a method of a value of interface type, and the function that it is.
type Made struct {
	Method Slot
	Key    string
}

// Impl is a function that is known to be in a slot.
type Impl struct {
	Key    string
	Name   string // for the reader
	Pkg    string
	Effect *Effect
}

// Witness is a conversion, assignment or argument that puts an implementation,
// or what another slot holds, into a slot.
type Witness struct {
	Slot Slot
	Impl *Impl
	From Slot
	By   string // import path of the package that does it
	Told string // the loops that the slot is known to be on where it is done: what it does there is reported
}

// OnLoop says that what a slot holds runs on a loop.
type OnLoop struct {
	Slot     Slot
	Loop     string
	Entry    string // "tea.Model.Update"
	Frequent bool
	Grade    chain.Grade
	Chain    *chain.Link // from the entry to the call of the slot; nil if that is an entry itself
}

// Package is the fact about a package: the union of what it and the packages
// below it know about slots.
type Package struct {
	Witnesses []Witness
	OnLoop    []OnLoop
}

// Import is the fact about a package that is imported.
type Import struct {
	Path string
	*Package
}

func (*Effect) AFact()  {}
func (*Package) AFact() {}

func (e *Effect) String() string {
	var words []string
	for _, op := range e.Ops {
		words = append(words, string(op.Category)+" "+op.Name)
	}
	for _, c := range e.Calls {
		words = append(words, "calls "+strings.Join(strings.Fields(string(c.Slot)+" "+c.Method), "."))
	}
	for _, l := range e.OnLoop {
		words = append(words, "on "+l)
	}
	if e.Compute != nil {
		words = append(words, "takes "+e.Compute.total.String())
	}
	return "effect(" + strings.Join(words, ", ") + ")"
}

func (p *Package) String() string {
	var words []string
	for _, w := range p.Witnesses {
		from := string(w.From)
		if w.Impl != nil {
			from = w.Impl.Key
		}
		words = append(words, string(w.Slot)+" <- "+from)
	}
	for _, l := range p.OnLoop {
		words = append(words, string(l.Slot)+" on "+l.Loop)
	}
	return "slots(" + strings.Join(words, ", ") + ")"
}

// Empty reports whether a caller of the function has nothing to learn from e.
func (e *Effect) Empty() bool {
	return e == nil || len(e.Ops) == 0 && len(e.Calls) == 0 && len(e.Holds) == 0 && e.Compute == nil && e.Results == nil && e.OnLoop == nil
}

// The names of the operations on a channel.
const (
	Receive = "channel receive"
	Send    = "channel send"
	group   = "(*sync.WaitGroup).Wait"
)

// WaitsFor reports whether the function itself, or what it calls directly,
// waits for a value from a channel, or calls what waits for the loop.
func (e *Effect) WaitsFor(loop string) bool {
	return e != nil && slices.ContainsFunc(e.Ops, func(op Op) bool {
		return op.Name == Receive && op.Chain != nil && op.Chain.Len <= 2 || op.Category == knowledge.Deadlock && op.Loop == loop
	})
}

func (op *Op) key() opKey {
	k := opKey{op.Category, op.Name, op.Loop, op.Reported, "", op.Took, op.Bound, op.When}
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
}

func (c *Call) key() callKey { return callKey{c.Slot, c.Method, c.Args.Key(), c.When} }

type callKey struct {
	slot   Slot
	method string
	args   string
	when   When
}

// builder collects an effect, the least chain of each operation and slot.
type builder struct {
	when  When // of what is added
	plain bool // without conditions and arguments
	ops   map[opKey]Op
	calls map[callKey]Call
	holds map[Slot]Held
	cut   int
}

func newBuilder() *builder {
	return &builder{ops: map[opKey]Op{}, calls: map[callKey]Call{}, holds: map[Slot]Held{}}
}

func (b *builder) op(op Op) {
	op.When = b.when.and(op.When)
	if b.plain {
		op.When = ""
	}
	k := op.key()
	if old, ok := b.ops[k]; !ok || chain.Compare(op.Chain, old.Chain) < 0 {
		b.ops[k] = op
	}
}

func (b *builder) call(c Call) {
	c.When = b.when.and(c.When)
	if b.plain {
		c.When, c.Args = "", nil
	}
	k := c.key()
	if old, ok := b.calls[k]; !ok || chain.Compare(c.Chain, old.Chain) < 0 {
		b.calls[k] = c
	}
}

func (b *builder) hold(h Held) {
	if old, ok := b.holds[h.Mutex]; !ok || compareHeld(&h, &old) < 0 {
		b.holds[h.Mutex] = h
	}
}

func (b *builder) effect() *Effect {
	e := &Effect{Cut: b.cut}
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

// same reports whether two effects say the same to a caller.
func same(a, b *Effect) bool {
	return slices.EqualFunc(a.Ops, b.Ops, func(x, y Op) bool {
		return x.key() == y.key() && chain.Compare(x.Chain, y.Chain) == 0
	}) && slices.EqualFunc(a.Calls, b.Calls, func(x, y Call) bool {
		return x.key() == y.key() && chain.Compare(x.Chain, y.Chain) == 0
	}) && slices.Equal(a.Holds, b.Holds)
}
