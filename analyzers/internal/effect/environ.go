package effect

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// environ tells an estimate of one function what the package and the facts know.
type environ struct {
	*Unit
	fn    *ssa.Function
	group map[*ssa.Function]bool // those that call each other, and fn
	sites map[ssa.CallInstruction]*Site
	froms map[ssa.Value]string
}

// quick is a function that says nothing of its time: it computes for less than a
// microsecond.
const quick = 20.0

func (e *environ) self(c ssa.CallInstruction) bool {
	s := e.sites[c]
	return s != nil && len(s.Vals) == 1 && s.Vals[0].Fn == e.fn && !s.Vals[0].Shift
}

// Call implements cost.Env.
func (e *environ) Call(c ssa.CallInstruction) (cost.Amount, bool) {
	s := e.sites[c]
	if s == nil {
		return nil, true
	}
	if s.Callee != nil {
		if k := e.Know.Func(s.Callee); k != nil && !s.concrete {
			switch {
			case k.Takes != nil:
				return argumentsFrom(k.Takes, s.Callee), true
			case k.Op != nil || k.Safe != "":
				return nil, true // an operation by itself
			}
		}
	}
	if len(s.Vals) != 1 {
		return nil, false
	}
	return e.of(s.Vals[0])
}

func (e *environ) of(v Value) (cost.Amount, bool) {
	if v.Held {
		return nil, false
	}
	var a cost.Amount
	switch {
	case v.Fn != nil && e.group[v.Fn]:
		return nil, true
	case v.Fn != nil:
		if t := e.times[v.Fn]; t != nil {
			a = t.Total
		}
	case v.Obj != nil && v.Obj.Pkg() != nil && knowledge.Std(v.Obj.Pkg().Path()):
		k := e.Know.Func(v.Obj)
		if k == nil || k.Takes == nil {
			return nil, false
		}
		a = argumentsFrom(k.Takes, v.Obj)
	case v.Impl != nil, v.Obj != nil:
		below := e.EffectOf(v)
		if below == nil || below.Compute == nil {
			return cost.Const(quick), true
		}
		a = below.Compute.Total
	default:
		return nil, false
	}
	if v.Shift {
		a = shifted(a, -1)
	}
	return a, true
}

// Func implements cost.Env.
func (e *environ) Func(v ssa.Value) (cost.Amount, bool) {
	vals, _ := e.flow.trace(v)
	if len(vals) != 1 {
		return nil, false
	}
	return e.of(vals[0])
}

// Dead implements cost.Env.
func (e *environ) Dead(b *ssa.BasicBlock) bool { return e.dead(b) }

// Fixed is what cost.Env asks for: a variable of the package that never changes, or how
// long the list is that it holds.
func (u *Unit) Fixed(load *ssa.UnOp) (float64, bool) {
	g, ok := load.X.(*ssa.Global)
	if !ok || load.Op != token.MUL || g.Pkg != u.pkg || token.IsExported(g.Name()) {
		return 0, false
	}
	stores := u.storesOf(addressed(g)).by
	if len(stores) != 1 {
		return 0, false
	}
	switch x := stores[0].Val.(type) {
	case *ssa.Const:
		if x.Value != nil && x.Value.Kind() == constant.Int {
			n, exact := constant.Float64Val(x.Value)
			return n, exact
		}
	case *ssa.Slice:
		if a, ok := x.X.(*ssa.Alloc); ok && x.Low == nil && x.High == nil {
			if n := lengthOf(a); n > 0 {
				return float64(n), true
			}
		}
	}
	return 0, false
}

// loopPos is where the loop statement of some blocks begins, in which others are
// nested so deep. The head of a range statement has no instructions with a
// position: only the nesting tells it from the statement inside.
func (u *Unit) loopPos(fn *ssa.Function, blocks map[*ssa.BasicBlock]bool, nested int) token.Pos {
	low, high := token.NoPos, token.NoPos
	for _, b := range fn.Blocks {
		if !blocks[b] {
			continue
		}
		for _, instr := range b.Instrs {
			if _, phi := instr.(*ssa.Phi); phi || !instr.Pos().IsValid() {
				continue
			}
			if !low.IsValid() || instr.Pos() < low {
				low = instr.Pos()
			}
			high = max(high, instr.Pos())
		}
	}
	best := fn.Pos()
	if fn.Syntax() == nil {
		return best
	}
	ast.Inspect(fn.Syntax(), func(n ast.Node) bool {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			if low.IsValid() && n.Pos() <= low && high < n.End() && deep(n) >= nested || !low.IsValid() && empty(n) {
				best = n.Pos() // the innermost comes last
			}
		}
		return true
	})
	return best
}

// deep is how deep loop statements are nested in one.
func deep(n ast.Node) int {
	most := 0
	ast.Inspect(n, func(m ast.Node) bool {
		switch m.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt:
			if m != n {
				most = max(most, 1+deep(m))
				return false
			}
		}
		return true
	})
	return most
}

// empty reports whether a loop statement has no instructions: for {}.
func empty(n ast.Node) bool {
	f, ok := n.(*ast.ForStmt)
	return ok && f.Cond == nil && len(f.Body.List) == 0
}
