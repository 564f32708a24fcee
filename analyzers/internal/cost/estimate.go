package cost

import (
	"cmp"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Env tells an estimate what the function's own ssa form does not.
type Env interface {
	// Call is the time of what a call runs, where #0 stands for its first argument
	// (the receiver, of a method).
	Call(ssa.CallInstruction) (Amount, bool)
	// Func is the time of one call of a func value.
	Func(ssa.Value) (Amount, bool)
	// From tells where what v holds comes from: "a file", "the network", "a query".
	From(v ssa.Value) string
	// Fixed is the number that a variable holds, or the length of what it holds, if
	// that never changes: a table.
	Fixed(load *ssa.UnOp) (float64, bool)
	// Dead reports whether a block never runs.
	Dead(*ssa.BasicBlock) bool
}

// Summary is what a function takes.
type Summary struct {
	Total Amount
	Loops []Work                         // the outermost loops
	Calls map[ssa.CallInstruction]Amount // every call, in terms of this function
	Self  []ssa.CallInstruction          // the calls of the function itself
	Busy  []Busy

	Repeats Amount // how many calls of itself one call leads to, where that is known

	by *estimator
}

// Work is a loop with what is in it.
type Work struct {
	Amount Amount
	Header *ssa.BasicBlock
	Blocks map[*ssa.BasicBlock]bool
	Turns  []Amount            // of the loop and of the heaviest in it, the outermost first
	Call   ssa.CallInstruction // what takes most of the innermost, if a call does
	Early  bool                // it may end before its last turn
	Inner  []Work

	own Amount // the turns of this loop alone
}

// Nested is how deep loops are nested in it.
func (w Work) Nested() int {
	most := 0
	for _, in := range w.Inner {
		most = max(most, 1+in.Nested())
	}
	return most
}

type estimator struct {
	fn    *ssa.Function
	env   Env
	loops []*loop
	sizes map[ssa.Value]Amount
	busy  map[ssa.Value]bool
	ivs   map[*ssa.Phi]induction
	sum   *Summary
	own   []Amount // of the blocks
}

// At is an amount of a callee's in terms of this function.
func (s *Summary) At(site ssa.CallInstruction, a Amount) Amount { return s.by.substitute(site, a) }

// Estimate works out the time of one call of fn; self tells its calls of itself.
func Estimate(fn *ssa.Function, env Env, self func(ssa.CallInstruction) bool) *Summary {
	e := &estimator{fn: fn, env: env, loops: loops(fn), sizes: map[ssa.Value]Amount{}, busy: map[ssa.Value]bool{},
		ivs: map[*ssa.Phi]induction{}, own: make([]Amount, len(fn.Blocks)),
		sum: &Summary{Calls: map[ssa.CallInstruction]Amount{}}}
	for _, l := range e.loops {
		e.count(l)
		if !l.bounded {
			// How often is anybody's guess: no more is claimed than that it goes on.
			l.turns = Of(Sym{Kind: Part, Name: "turns"})
		}
	}
	clear(e.sizes) // what was asked before all turns were known
	for _, b := range fn.Blocks {
		if !env.Dead(b) {
			e.own[b.Index] = e.block(b, self)
		}
	}
	times := map[*loop]Amount{}
	for i := len(e.loops) - 1; i >= 0; i-- { // the inner first
		l := e.loops[i]
		l.turn = e.turn(l, times)
		times[l] = Mul(l.turns, l.turn)
	}
	for _, l := range e.loops {
		if l.parent == nil && !env.Dead(l.header) {
			e.sum.Loops = append(e.sum.Loops, e.work(l, times))
		}
	}
	e.sum.Busy = e.idle()
	e.sum.by = e
	e.sum.Total = e.longest(times)
	if len(e.sum.Self) > 0 {
		e.sum.Total = e.recursion()
	}
	return e.sum
}

func (e *estimator) work(l *loop, times map[*loop]Amount) Work {
	w := Work{Amount: times[l], Header: l.header, Blocks: l.blocks, own: l.turns}
	e.nest(&w, l, times)
	for _, in := range l.inner {
		w.Inner = append(w.Inner, e.work(in, times))
	}
	return w
}

// block is the time of a block's instructions and calls.
func (e *estimator) block(b *ssa.BasicBlock, self func(ssa.CallInstruction) bool) Amount {
	var all Amount
	flat := 0.0 // what needs no amount of its own: nearly everything
	add := func(a Amount) {
		if n, ok := a.Value(); ok {
			flat += n
		} else {
			all = Add(all, a)
		}
	}
	for _, instr := range b.Instrs {
		if ns, ok := flatPrice(instr); ok {
			flat += ns
			continue
		}
		add(e.price(instr))
		site, ok := instr.(ssa.CallInstruction)
		if !ok {
			continue
		}
		if _, builtin := site.Common().Value.(*ssa.Builtin); builtin {
			continue
		}
		if _, elsewhere := instr.(*ssa.Go); elsewhere {
			continue
		}
		if self(site) {
			e.sum.Self = append(e.sum.Self, site)
			continue
		}
		t := e.call(site)
		e.sum.Calls[site] = t
		add(t)
	}
	return Add(all, Const(flat))
}

// call is the time of a call, the callee's parameters replaced by the arguments.
func (e *estimator) call(site ssa.CallInstruction) Amount {
	c := site.Common()
	if p, ok := c.Value.(*ssa.Parameter); ok && !c.IsInvoke() {
		return Add(Const(dynamic), Of(Sym{Kind: Call, Index: index(p)}))
	}
	a, ok := e.env.Call(site)
	switch {
	case !ok && c.StaticCallee() != nil:
		return Const(opaque)
	case !ok:
		return Const(dynamic)
	}
	return Add(Const(call), e.substitute(site, a))
}

func (e *estimator) substitute(site ssa.CallInstruction, a Amount) Amount {
	c := site.Common()
	args := c.Args
	if c.IsInvoke() {
		args = append([]ssa.Value{c.Value}, args...)
	}
	return a.Substitute(func(s Sym) (Amount, bool) {
		if s.Kind == Unknown || s.Kind == Part {
			return nil, false
		}
		if s.Index < 0 || s.Index >= len(args) {
			return Of(Sym{Kind: Part, Name: "?"}), true
		}
		switch arg := args[s.Index]; s.Kind {
		case Arg:
			return e.size(arg), true
		case Len:
			return e.length(arg), true
		default:
			return e.callee(arg), true
		}
	})
}

// callee is the time of one call of a func value that is given to a function:
// with which arguments is not known.
func (e *estimator) callee(v ssa.Value) Amount {
	if p, ok := v.(*ssa.Parameter); ok {
		return Of(Sym{Kind: Call, Index: index(p)})
	}
	a, ok := e.env.Func(v)
	if !ok {
		return Const(dynamic)
	}
	return a.Substitute(func(s Sym) (Amount, bool) {
		return Of(Sym{Kind: Part, Name: "?"}), s.Kind <= Call
	})
}

// rarest is the least share of its turns that a loop's block is taken to run in.
const rarest = 1.0 / 8

// turn is the time of one turn: the blocks' times by how often they run, the ways
// of a branch being equally likely and those out of the loop left out.
func (e *estimator) turn(l *loop, times map[*loop]Amount) Amount {
	share := map[*ssa.BasicBlock]float64{l.header: 1}
	var all Amount
	for _, node := range e.order(l) {
		f := max(share[node], rarest)
		own, succs := e.own[node.Index], node.Succs
		if in := e.child(l, node); in != nil {
			own, succs = times[in], in.exits(e.fn)
		}
		all = Add(all, own.Scale(f))
		var next []*ssa.BasicBlock
		stay := 0
		for _, s := range succs {
			if l.blocks[s] {
				stay++
				if s != l.header {
					next = append(next, e.node(l, s))
				}
			}
		}
		for _, s := range next {
			share[s] += share[node] / float64(stay)
		}
	}
	return all
}

// child is the loop directly inside l that has the block, nil if l's own turn has it.
func (e *estimator) child(l *loop, b *ssa.BasicBlock) *loop {
	in := innermost(e.loops, b)
	for in != nil && in != l && in.parent != l {
		in = in.parent
	}
	if in == l {
		return nil
	}
	return in
}

// node is the block that stands for b in l: the header of an inner loop for all of it.
func (e *estimator) node(l *loop, b *ssa.BasicBlock) *ssa.BasicBlock {
	if in := e.child(l, b); in != nil {
		return in.header
	}
	return b
}

// exits lists where a loop can be left to, in the order of the blocks.
func (l *loop) exits(fn *ssa.Function) []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	for _, b := range fn.Blocks {
		if !l.blocks[b] {
			continue
		}
		for _, s := range b.Succs {
			if !l.blocks[s] && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// order lists the nodes of a loop, or of the function if l is nil, each after
// those before it; cycles with two ways in are cut somewhere.
func (e *estimator) order(l *loop) []*ssa.BasicBlock {
	var post []*ssa.BasicBlock
	seen := make([]bool, len(e.fn.Blocks))
	var visit func(b *ssa.BasicBlock)
	visit = func(b *ssa.BasicBlock) {
		if seen[b.Index] {
			return
		}
		seen[b.Index] = true
		succs := b.Succs
		if in := e.child(l, b); in != nil {
			succs = in.exits(e.fn)
		}
		for _, s := range succs {
			if l == nil || l.blocks[s] && s != l.header {
				visit(e.node(l, s))
			}
		}
		post = append(post, b)
	}
	start := e.fn.Blocks[0]
	if l != nil {
		start = l.header
	}
	visit(e.node(l, start))
	slices.Reverse(post)
	return post
}

// longest is the time of the longest way through the function.
func (e *estimator) longest(times map[*loop]Amount) Amount {
	from := make([]Amount, len(e.fn.Blocks))
	var most Amount
	for _, b := range e.order(nil) {
		own, succs := e.own[b.Index], b.Succs
		if in := e.child(nil, b); in != nil {
			own, succs = times[in], in.exits(e.fn)
		}
		end := Add(from[b.Index], own)
		if len(succs) == 0 {
			most = Max(most, end)
		}
		for _, s := range succs {
			n := e.node(nil, s).Index
			from[n] = Max(from[n], end)
		}
	}
	return most
}

// nest follows the heaviest part of a loop inwards.
func (e *estimator) nest(w *Work, l *loop, times map[*loop]Amount) {
	for l != nil {
		w.Turns = append(w.Turns, l.turns)
		w.Early = w.Early || l.early()
		body := Weight(l.turn)
		var next *loop
		for _, in := range l.inner {
			if t := Weight(times[in]); t > body/2 && (next == nil || t > Weight(times[next])) {
				next = in
			}
		}
		if next == nil {
			w.Call = e.heaviest(l, body)
		}
		l = next
	}
}

// early reports whether a loop can be left in the middle of a turn other than by
// a panic, so that its bound is the worst case and perhaps a rare one.
func (l *loop) early() bool {
	ways := 0
	for b := range l.blocks {
		for _, s := range b.Succs {
			if _, panics := last(s).(*ssa.Panic); !l.blocks[s] && !panics {
				ways++
			}
		}
	}
	return ways > 1
}

func last(b *ssa.BasicBlock) ssa.Instruction { return b.Instrs[len(b.Instrs)-1] }

// heaviest is the call of a loop's own turn that takes more than half of it.
func (e *estimator) heaviest(l *loop, body float64) ssa.CallInstruction {
	var calls []ssa.CallInstruction
	for site, t := range e.sum.Calls {
		if l.blocks[site.Block()] && Weight(t) > body/2 {
			calls = append(calls, site)
		}
	}
	if len(calls) == 0 {
		return nil
	}
	return slices.MinFunc(calls, func(a, b ssa.CallInstruction) int { return cmp.Compare(a.Pos(), b.Pos()) })
}

// Weight compares amounts: what is known, or else all sizes a thousand.
func Weight(a Amount) float64 {
	if k := a.Known(); k > 0 {
		return k
	}
	w := 0.0
	for _, t := range a {
		w += exp2(t.weight())
	}
	return w
}
