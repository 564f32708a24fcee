package effect

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// To lock a mutex takes no time, unless somebody holds it across an operation:
// then the lock waits as long as the operation takes, and for ever if that is one
// that waits for the loop which locks the mutex. Mutexes are looked at within their
// package, where they are locked and unlocked as a rule.

// Hold is an operation that a function of this package performs while it holds a
// mutex.
type Hold struct {
	Fn     *ssa.Function
	Op     fact.Op
	Shared bool
}

// fields is how many fields the struct has that a pointer of type t points to.
func fields(t types.Type) int {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		if s, ok := p.Elem().Underlying().(*types.Struct); ok {
			return s.NumFields()
		}
	}
	return 0
}

// lockCall says what a call does to which mutex; ok is false for other calls.
func (u *Unit) lockCall(instr ssa.Instruction) (mutex fact.Slot, method string, ok bool) {
	call, isCall := instr.(*ssa.Call)
	if !isCall {
		return "", "", false
	}
	fn := call.Call.StaticCallee()
	if fn == nil || fn.Pkg == nil || fn.Pkg.Pkg.Path() != "sync" || len(call.Call.Args) != 1 {
		return "", "", false
	}
	switch fn.Name() {
	case "Lock", "RLock", "Unlock", "RUnlock":
		mutex, ok = u.flow.canon(wrapped(call.Call.Args[0])).(fact.Slot)
	}
	return mutex, fn.Name(), ok
}

// wrapped is the field that holds a struct which is nothing but a mutex, as projects
// have to exchange sync's for one that looks for deadlocks: the mutex in it would be
// the same slot for all of them.
func wrapped(mutex ssa.Value) ssa.Value {
	for {
		in, ok := mutex.(*ssa.FieldAddr)
		if !ok || fields(in.X.Type()) != 1 {
			return mutex
		}
		if _, ok := in.X.(*ssa.FieldAddr); !ok {
			return mutex
		}
		mutex = in.X
	}
}

// contend finds the mutexes that are held across operations and makes waits of
// the places that lock them. It lists the functions that do either.
func (u *Unit) contend() []*ssa.Function {
	lockers := map[*ssa.Function][]*Site{}
	for _, fn := range u.Funcs {
		for _, site := range u.Sites(fn) {
			if _, method, ok := u.lockCall(site.instr); ok && (method == "Lock" || method == "RLock") {
				lockers[fn] = append(lockers[fn], site)
			}
		}
	}
	var out []*ssa.Function
	for _, fn := range u.Funcs {
		if lockers[fn] != nil && u.hold(fn) {
			out = append(out, fn)
		}
	}
	for _, fn := range u.Funcs {
		for _, site := range lockers[fn] {
			mutex, method, _ := u.lockCall(site.instr)
			for _, h := range u.holders(fn, mutex, method == "RLock") {
				hop := site.Hop
				hop.Grade = max(hop.Grade, chain.Likely) // only if both come at the same time
				held := u.held(mutex, h)
				op := fact.Op{Category: knowledge.Wait, Cost: knowledge.Unbounded, Name: FuncName(site.Callee), Held: &held, Chain: chain.Prepend(hop, nil)}
				if h.Op.Loop != "" {
					op.Category, op.Loop, op.From = knowledge.Deadlock, h.Op.Loop, h.Op.From
					op.Instead = "let " + held.By + " unlock it before, or start a goroutine there that waits"
				}
				site.locks = append(site.locks, op)
			}
			if len(site.locks) > 0 {
				out = append(out, fn)
			}
		}
	}
	return out
}

func (u *Unit) held(mutex fact.Slot, h *Hold) fact.Held {
	return fact.Held{Mutex: mutex, By: u.Name(h.Fn), Across: h.Op.Name, Loop: h.Op.Loop, Shared: h.Shared, Apart: u.apart(h.Fn)}
}

// holding lists what fn itself holds.
func (u *Unit) holding(fn *ssa.Function) (out []fact.Held) {
	for mutex, holds := range u.holds {
		for i := range holds {
			if holds[i].Fn == fn {
				out = append(out, u.held(mutex, &holds[i]))
			}
		}
	}
	return out
}

// hold notes what fn does while it holds mutexes, if anything.
func (u *Unit) hold(fn *ssa.Function) (any bool) {
	held := locks(u, fn, u.lockCall)
	for _, site := range u.Sites(fn) {
		l := held[site]
		if l == nil {
			continue
		}
		s := &solver{Unit: u, fn: fn, key: u.Key(fn), b: fact.NewBuilder(), uses: map[*ssa.Function]bool{}}
		s.site(site)
		for _, op := range s.b.Effect().Ops {
			if !long(op) {
				continue
			}
			for mutex, shared := range l {
				u.holds[mutex] = append(u.holds[mutex], Hold{fn, op, shared})
				any = true
			}
		}
	}
	return any
}

// long reports whether an operation may take so long that waiting for whoever
// performs it matters: one without a bound, or that waits for a loop. A local file is
// read in less time than it takes two goroutines to meet often. A sync.Cond lets go of
// its lock.
func long(op fact.Op) bool {
	switch op.Category {
	case knowledge.CPU, knowledge.Crypto:
		return false
	case knowledge.Deadlock:
		return op.Loop != "" && op.Held == nil && op.Chain.Worst < chain.Possible
	}
	return op.Held == nil && (op.Cost == knowledge.Unbounded || op.Category == knowledge.Sleep) && op.Name != "(*sync.Cond).Wait" && op.Chain.Worst < chain.Possible
}

// holders are the best examples of who else holds a mutex, one for each loop that is
// waited for meanwhile, and one for no loop: a function that performs an operation
// itself tells of that.
func (u *Unit) holders(waiter *ssa.Function, mutex fact.Slot, shared bool) []*Hold {
	best := map[string]*Hold{}
	for i, h := range u.holds[mutex] {
		if h.Fn == waiter {
			return nil
		}
		if h.Shared && shared {
			continue
		}
		if old := best[h.Op.Loop]; old == nil || u.better(&h, old) {
			best[h.Op.Loop] = &u.holds[mutex][i]
		}
	}
	var all []*Hold
	for _, loop := range slices.Sorted(maps.Keys(best)) {
		all = append(all, best[loop])
	}
	return all
}

func (u *Unit) better(a, b *Hold) bool {
	if x, y := fact.Ends(u.Name(a.Fn)), fact.Ends(u.Name(b.Fn)); x != y {
		return y
	}
	if x, y := u.apart(a.Fn), u.apart(b.Fn); x != y {
		return x
	}
	if c := chain.Compare(a.Op.Chain, b.Op.Chain); c != 0 {
		return c < 0
	}
	return a.Op.Name < b.Op.Name
}

// pkgOf is the import path of the function that a value holds; own if it is of
// this package.
func pkgOf(v Value, own string) string {
	switch {
	case v.Obj != nil && v.Obj.Pkg() != nil:
		return v.Obj.Pkg().Path()
	case v.Impl != nil:
		return v.Impl.Pkg
	}
	return own
}

// Holds tells how a function of this package, or what it calls, holds the mutex
// that op locks; nil if it does not.
func (u *Unit) Holds(fn *ssa.Function, op *fact.Op) *fact.Held {
	reader := strings.HasSuffix(op.Name, ".RLock")
	for _, h := range u.state[fn].Holds {
		if h.Mutex == op.Held.Mutex && h.Loop == op.Loop && !(h.Shared && reader) {
			return &h
		}
	}
	return nil
}
