package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// joins reports whether a block is where a way from its immediate dominator d meets
// what the other way leaves: if conn != nil && conn.Alive() { return conn }. The
// other way must also have an end of its own.
func joins(b, other, d *ssa.BasicBlock) bool {
	if len(b.Preds) < 2 || b.Idom() != d || len(other.Preds) != 1 {
		return false
	}
	for _, p := range b.Preds {
		if p != d && !other.Dominates(p) {
			return false
		}
	}
	for _, x := range b.Parent().Blocks {
		if _, ends := x.Instrs[len(x.Instrs)-1].(*ssa.Return); ends && other.Dominates(x) {
			return true
		}
	}
	return false
}

// askedFor reports whether what a function is asked decides that it ends behind
// head, not what a condition is about: if m.picker != nil { m.picker.Update(msg);
// if isKey(msg) { return } } lets other messages pass each time. A flag is no
// question: if conn != nil && !again { return conn }.
func askedFor(cond ssa.Value, head *ssa.BasicBlock) bool {
	about := map[*ssa.Parameter]bool{}
	parameters(cond, about, map[ssa.Value]bool{})
	for _, b := range head.Parent().Blocks {
		inner, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok || !head.Dominates(b) {
			continue
		}
		asked, own := false, false
		params := map[*ssa.Parameter]bool{}
		parameters(inner.Cond, params, map[ssa.Value]bool{})
		for p := range params {
			basic, ok := p.Type().Underlying().(*types.Basic)
			asked = asked || !ok || basic.Kind() != types.Bool
			own = own || about[p]
		}
		if asked && !own {
			return true
		}
	}
	return false
}

// parameters collects those that a value is computed from.
func parameters(v ssa.Value, into map[*ssa.Parameter]bool, seen map[ssa.Value]bool) {
	if seen[v] {
		return
	}
	seen[v] = true
	if p, ok := v.(*ssa.Parameter); ok {
		into[p] = true
	}
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return
	}
	for _, op := range instr.Operands(nil) {
		if *op != nil {
			parameters(*op, into, seen)
		}
	}
}
