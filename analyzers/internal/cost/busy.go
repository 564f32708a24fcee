package cost

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Busy is a loop that keeps its goroutine without doing anything: it never ends,
// or it asks again and again whether something has happened elsewhere.
//
// What is proved: in a turn in which nothing has happened (no case of a select
// with a default is ready), nothing is stored, nobody is called who could wait or
// work, and the turn ends where the next begins. And what the ways out are
// decided by is read from an atomic, a select or a variable that this goroutine
// does not change meanwhile. So the first such turn is followed by more of its
// kind until another goroutine acts.
//
// Left out on purpose: loops that count (for i := 0; i < 100 && !done.Load(); i++:
// spinning for a while before one waits), that compare and swap (most end with
// the second turn), and that look at the clock.
type Busy struct {
	Header  *ssa.BasicBlock
	Blocks  map[*ssa.BasicBlock]bool
	Endless bool // there is no way out at all
}

// idle finds the busy loops of a function.
func (e *estimator) idle() []Busy {
	var out []Busy
	for _, l := range e.loops {
		if e.env.Dead(l.header) {
			continue
		}
		exits := l.exits(e.fn)
		turn := l.idleTurn()
		if !turn.again || len(exits) > 0 && !turn.asks {
			continue
		}
		out = append(out, Busy{l.header, l.blocks, len(exits) == 0})
	}
	return out
}

// turn is what happens in a turn of a loop while nothing happens elsewhere.
type turn struct {
	again bool // it can end where the next begins; it does nothing then
	asks  bool // all ways out of it are decided by what others do
}

func (l *loop) idleTurn() turn {
	var t turn
	asked, decided := false, true
	seen := map[*ssa.BasicBlock]bool{}
	queue := []*ssa.BasicBlock{l.header}
	for len(queue) > 0 {
		b := queue[0]
		queue = queue[1:]
		if seen[b] {
			continue
		}
		seen[b] = true
		if slices.ContainsFunc(b.Instrs, works) {
			return turn{}
		}
		succs := b.Succs
		if cond, ok := last(b).(*ssa.If); ok {
			if ready(cond.Cond) {
				succs, asked = b.Succs[1:], true
			} else if !l.blocks[b.Succs[0]] || !l.blocks[b.Succs[1]] {
				reads, ok := l.outside(cond.Cond, 0)
				asked, decided = asked || reads, decided && ok
			}
		}
		for _, s := range succs {
			switch {
			case s == l.header:
				t.again = true
			case l.blocks[s]:
				queue = append(queue, s)
			}
		}
	}
	t.asks = asked && decided
	return t
}

// works reports whether an instruction does more than look.
func works(instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.Store, *ssa.MapUpdate, *ssa.Send, *ssa.Go, *ssa.Defer, *ssa.RunDefers, *ssa.Return, *ssa.Panic, *ssa.Next:
		return true
	case *ssa.Select:
		return x.Blocking
	case *ssa.UnOp:
		return x.Op == token.ARROW
	case *ssa.Call:
		if _, ok := x.Call.Value.(*ssa.Builtin); ok {
			return false
		}
		return !looks(x)
	}
	return false
}

// looks reports whether a call only looks: an atomic load, and runtime.Gosched.
func looks(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	if fn == nil {
		return false
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok || obj.Pkg() == nil {
		return false
	}
	switch obj.Pkg().Path() {
	case "sync/atomic":
		return strings.HasPrefix(obj.Name(), "Load")
	case "runtime":
		return obj.Name() == "Gosched"
	}
	return false
}

// ready reports whether a condition is "this case of a select is ready".
func ready(cond ssa.Value) bool {
	c, ok := cond.(*ssa.BinOp)
	if !ok || c.Op != token.EQL {
		return false
	}
	x, ok := c.X.(*ssa.Extract)
	if !ok || x.Index != 0 {
		return false
	}
	s, ok := x.Tuple.(*ssa.Select)
	return ok && !s.Blocking
}

// outside reports whether a value changes by what others do alone, and whether it
// does at all.
func (l *loop) outside(v ssa.Value, depth int) (reads, ok bool) {
	if !l.defines(v) {
		return false, true
	}
	if depth > 8 {
		return false, false
	}
	var from []ssa.Value
	switch x := v.(type) {
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok {
			_, ch := x.Call.Args[0].Type().Underlying().(*types.Chan)
			if b.Name() != "len" || !ch {
				return false, false
			}
		}
		reads, from = true, x.Call.Args
	case *ssa.BinOp:
		from = []ssa.Value{x.X, x.Y}
	case *ssa.Convert:
		from = []ssa.Value{x.X}
	case *ssa.FieldAddr:
		from = []ssa.Value{x.X}
	case *ssa.UnOp:
		reads, from = x.Op == token.MUL, []ssa.Value{x.X}
	default:
		return false, false
	}
	for _, f := range from {
		r, ok := l.outside(f, depth+1)
		if !ok {
			return false, false
		}
		reads = reads || r
	}
	return reads, true
}
