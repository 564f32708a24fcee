// Package fact is what packages tell the packages above them: what each function
// does (Effect), what slots hold and which of them are on loops (Slots), and how that
// is written. A host hands one Package to the importers of each package.
//
// There is no syntax and no ssa in it: a fact means the same in every process.
package fact

import (
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Effect is what one function does.
type Effect struct {
	Ops     []Op       // sorted: by category, then by chain
	Calls   []Call     // sorted by slot
	Given   []Given    // to slots, the nearest first
	Compute *Compute   // how long it computes; nil if that is not worth telling
	Results [][]Source // per result: the func values it may be; nil if it holds none
	Offers  []Offer    // the results that are channels to which somebody sends nearly always
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
	Loop     string        // deadlock: the loop it waits for; none: whichever it is on
	From     string        // deadlock: it waits only in code of these entries, selectors; none: in all
	Reported string        // the loops on which the callee's package reports it
	Took     time.Duration // how long it computes, estimated; 0: not known
	Bound    time.Duration // a sleep or a wait: it ends after that at the latest; 0: not known
	Growth   string        // or: how that grows, "n²"; Took is then for each n, if that is much
	Chan     Slot          // channel send or receive, group wait, reading or writing: where the channel, the group, the file or the connection is kept
	Held     *Held         // lock: who else holds the mutex
	When     When          // it is done only then
	Room     bool          // channel send: possible for nothing but the room that the channel is made with
	Slow     bool          // and likely nevertheless, About says why, where the sends are not few
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
	When  When  // in the function whose result it is
}

// Equal reports whether two sources are the same, whenever they are.
func (s Source) Equal(o Source) bool {
	if s.Impl != nil && o.Impl != nil {
		return s.Impl.Key == o.Impl.Key
	}
	return s.Impl == nil && o.Impl == nil && s.Slot == o.Slot && s.Param == o.Param && s.Made == o.Made
}

// Offer says that a result is a channel whose sender is at the send nearly always, if
// nothing blocks of what it calls.
type Offer struct {
	Result int
	Calls  []Slot
}

// Made is a method of a value of interface type, and the function that it is. Without a
// Key it stands for the interface that the value is returned as, and says that all types
// are known that may be in it: a method that is not among the others does nothing.
type Made struct {
	Method Slot
	Key    string
}

// Seals reports whether nothing but what other Mades say comes of a method.
func (m Made) Seals(method Slot) bool {
	return m.Key == "" && m.Method != "" && strings.HasPrefix(string(method), string(m.Method))
}

// Impl is a function that is known to be in a slot.
type Impl struct {
	Key  string
	Name string // for the reader
	Pkg  string

	effect *Effect
	file   *reader // instead: where the effect is read when somebody asks, and its number there
	number int
	outer  []Slot
}

// NewImpl is a function that does this; nil: nobody knows, or a package below has said.
func NewImpl(key, name, pkg string, does *Effect) *Impl {
	return &Impl{Key: key, Name: name, Pkg: pkg, effect: does}
}

// Effect is what the function does, nil if that is not said.
func (i *Impl) Effect() *Effect {
	if i.file != nil {
		return i.file.effect(i.number)
	}
	return i.effect
}

// said reports whether it is said what the function does.
func (i *Impl) said() bool { return i.effect != nil || i.number != 0 }

// Outer lists the parameters of other functions that the function calls: those around
// a closure.
func (i *Impl) Outer() (params []Slot) {
	if i.file != nil || i.effect == nil {
		return i.outer
	}
	for _, c := range i.effect.Calls {
		if !c.Slot.IsParam() {
			continue
		}
		if _, own := ParamOf(c.Slot, i.Key); !own {
			params = append(params, c.Slot)
		}
	}
	return params
}

// Witness is a conversion, assignment or argument that puts an implementation,
// or what another slot holds, into a slot.
type Witness struct {
	Slot Slot
	Impl *Impl
	From Slot
	By   string // the projects whose packages do it, sorted words; none: this adds to what Told says
	Told string // the loops on which it is reported what that does, "loop@module" where only for that module
}

// OnLoop says that what a slot holds runs on a loop.
type OnLoop struct {
	Slot     Slot
	Loop     string
	Entry    string // "tea.Model.Update"
	Frequent bool
	Grade    chain.Grade
	Chain    *chain.Link   // from the entry to the call of the slot; nil if that is an entry itself
	Again    []*chain.Link // to the other calls in the package of that one
}

// Function is what the packages above know of a function.
type Function struct {
	Effect   *Effect // nil if they have nothing to learn from it
	Portable bool    // it may run off every loop
}

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
		words = append(words, "takes "+e.Compute.Total.String())
	}
	return "effect(" + strings.Join(words, ", ") + ")"
}

// Empty reports whether a caller of the function has nothing to learn from e.
func (e *Effect) Empty() bool {
	return e == nil || len(e.Ops) == 0 && len(e.Calls) == 0 && len(e.Given) == 0 && len(e.Holds) == 0 && e.Compute == nil && e.Results == nil && e.Offers == nil && e.OnLoop == nil
}

// The names of the operations on a channel.
const (
	Receive   = "channel receive"
	Send      = "channel send"
	GroupWait = "(*sync.WaitGroup).Wait"
)

// WaitsFor reports whether the function itself, or what it calls directly,
// waits for a value from a channel, or calls what waits for the loop.
func (e *Effect) WaitsFor(loop string) bool {
	return e != nil && slices.ContainsFunc(e.Ops, func(op Op) bool {
		return op.Name == Receive && op.Chain != nil && op.Chain.Len <= 2 || op.Category == knowledge.Deadlock && op.Loop == loop
	})
}

// Compute is how long a function computes, for its callers. What it takes with
// any arguments is among its operations; here is what the arguments decide.
type Compute struct {
	Total cost.Amount
	Turns []cost.Amount // of the heaviest loop that depends on parameters, the outermost first
	Work  string        // what is done in a turn, or called: "a loop in render.Blur"
	Chain *chain.Link   // to that loop
}

// Given is a func that is given to whatever a slot holds: who is in the slot tells
// whether it is called. A method of an interface is a slot too:
//
//	popup.WithStatus("moving", func() { … })
type Given struct {
	Slot  Slot
	When  When
	Arg   int   // of the slot's function; the receiver of a method is number 0
	Impl  *Impl // what is given; or
	From  Slot  // what this slot holds; or
	Param int   // the function's own parameter, counted from 1
	Bound bool  // a closure: what it calls of the parameters around it was put in their place, and stands here too
	Chain *chain.Link
}

// Around is the key of the function around a closure.
func Around(key string) string { return key[:max(strings.LastIndexByte(key, '$'), 0)] }

// Key tells Givens of one function apart.
func (g Given) Key() string {
	k := strings.Join([]string{string(g.Slot), string(g.When), string(g.From), string(rune('0' + g.Arg)), string(rune('0' + g.Param))}, "\x00")
	if g.Impl != nil {
		k += g.Impl.Key
	}
	if g.Bound {
		k += "\x00bound"
	}
	return k
}

// Sealed reports whether it is known of all that result i may be, an interface value.
func (e *Effect) Sealed(i int) bool {
	return e != nil && i < len(e.Results) && slices.ContainsFunc(e.Results[i], func(s Source) bool { return s.Made.Method != "" && s.Made.Key == "" })
}

// Asked lists the fields of a parameter that conditions of the effect are about.
func (e *Effect) Asked(param int) (fields []string) {
	add := func(w When) {
		if !strings.Contains(string(w), ".") {
			return
		}
		for _, c := range w.list() {
			if i, name := field(c[:strings.IndexAny(c, "=!")]); i == param && name != "" {
				fields = append(fields, name)
			}
		}
	}
	for _, op := range e.Ops {
		add(op.When)
	}
	for _, c := range e.Calls {
		add(c.When)
	}
	return fields
}
