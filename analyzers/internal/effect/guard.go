package effect

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// A guard is a condition under which a block runs that takes the sting out of
// what the block does. What is guarded is "possible", not gone: the condition
// may be true more often than it looks.

// guarded is what the conditions around a block leave of what it does.
type guarded struct {
	grade chain.Grade
	once  bool // for no more than that it makes what is nil, and if it fails it is tried again
}

func (u *Unit) guarded(b *ssa.BasicBlock) guarded { return u.guards.of(b, u.guard) }

func (u *Unit) guard(above guarded, cond *ssa.If, b *ssa.BasicBlock) guarded {
	if above.grade == chain.Possible && !above.once {
		return above
	}
	d := cond.Block()
	branch, only := arm(cond, b)
	other := d.Succs[0]
	if branch {
		other = d.Succs[1]
	}
	switch {
	case only && (u.elsewhere(cond.Cond, branch) || u.asked(cond.Cond, branch) || u.unset(cond.Cond, branch)):
		return guarded{grade: chain.Possible}
	case !only && (!branch && b != d.Succs[1] || !joins(b, other, d) || askedFor(cond.Cond, other)):
		return above
	case u.once(cond.Cond, b, branch):
		return guarded{chain.Possible, comparison(cond.Cond)}
	}
	return above
}

// comparison reports whether a condition compares, with nil if it is that of a lazy
// initialisation.
func comparison(cond ssa.Value) bool {
	_, is := cond.(*ssa.BinOp)
	return is
}

// dead reports whether a constant keeps a block from running (if debug { … }), or a
// type of which there is no value.
func (u *Unit) dead(b *ssa.BasicBlock) bool { return u.deads.of(b, u.never) }

func (u *Unit) never(above bool, cond *ssa.If, b *ssa.BasicBlock) bool {
	branch, only := arm(cond, b)
	if above || !only {
		return above
	}
	if c, ok := cond.Cond.(*ssa.Const); ok && c.Value != nil {
		return branch != constant.BoolVal(c.Value)
	}
	return branch && u.unmade(cond.Cond)
}

// once reports whether a condition (or its opposite) is that of a lazy
// initialisation: a field or package variable is still nil or false, what
// begins at head sets it, and nothing in the package sets it back.
func (u *Unit) once(cond ssa.Value, head *ssa.BasicBlock, branch bool) bool {
	if not, ok := cond.(*ssa.UnOp); ok && not.Op == token.NOT {
		cond, branch = not.X, !branch
	}
	place, deep := cond, false
	switch x := cond.(type) {
	case *ssa.BinOp:
		c, ok := x.Y.(*ssa.Const)
		if !ok || !c.IsNil() || (x.Op == token.EQL) != branch || x.Op != token.EQL && x.Op != token.NEQ {
			return false
		}
		if types.Identical(x.X.Type(), types.Universe.Lookup("error").Type()) {
			return false // "if err == nil" begins the usual case
		}
		place, deep = x.X, true
	case *ssa.UnOp:
		if branch {
			return false
		}
	default:
		return false
	}
	slot, ok := u.flow.canon(place).(fact.Slot)
	return ok && u.sets(head, slot, deep) && !u.cleared(slot) && !u.unfolds(head, slot)
}

// unfolds reports whether what begins at head fills a tree's node: each of them once,
// and there is no end of nodes.
//
//	if n.kids == nil { n.kids = read(n.path) }
func (u *Unit) unfolds(head *ssa.BasicBlock, field fact.Slot) bool {
	f, ok := u.flow.fields[field]
	if !ok {
		return false
	}
	t, ok := f.Owner.Type().Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range t.NumFields() {
		if holdsSuch(t.Field(i).Type(), f.Owner) {
			if nodes, _, _ := fieldSlot(f.Owner.Type(), i); u.sets(head, nodes, true) {
				return true
			}
		}
	}
	return false
}

// holdsSuch reports whether a type is a container of values of another, or of an
// interface that these implement.
func holdsSuch(t types.Type, owner *types.TypeName) bool {
	e := types.Unalias(element(t))
	if e == types.Unalias(t) {
		return false
	}
	pointer := types.NewPointer(owner.Type())
	if i, ok := e.Underlying().(*types.Interface); ok {
		return !isEmpty(e) && types.Implements(pointer, i)
	}
	return types.Identical(e, owner.Type()) || types.Identical(e, pointer)
}

// elsewhere reports whether a condition (or its opposite) says that this is not
// the loop's goroutine: if !gui.IsUIThread() { … }.
func (u *Unit) elsewhere(cond ssa.Value, branch bool) bool {
	if not, ok := cond.(*ssa.UnOp); ok && not.Op == token.NOT {
		cond, branch = not.X, !branch
	}
	call, ok := cond.(*ssa.Call)
	if !ok || branch {
		return false
	}
	named := calleeOf(&call.Call)
	if named == nil {
		return false
	}
	k := u.Know.Func(named)
	return k != nil && len(k.Guards) > 0
}

// sets reports whether the blocks behind head store into the slot, or the func
// literals there; deep: or the functions of the package that they call. A flag
// that a function sets somewhere says less than what it makes.
func (u *Unit) sets(head *ssa.BasicBlock, slot fact.Slot, deep bool) bool {
	for _, b := range head.Parent().Blocks {
		if !head.Dominates(b) {
			continue
		}
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.Store:
				if u.fills(x, slot) {
					return true
				}
			case *ssa.MakeClosure:
				if u.storesTo(x.Fn.(*ssa.Function), slot) {
					return true
				}
			case ssa.CallInstruction:
				if fn := x.Common().StaticCallee(); deep && fn != nil && u.storesTo(fn, slot) {
					return true
				}
			}
		}
	}
	return false
}

func (u *Unit) storesTo(fn *ssa.Function, slot fact.Slot) bool {
	for s := range instrs[*ssa.Store](fn) {
		if u.fills(s, slot) {
			return true
		}
	}
	return false
}

func (u *Unit) fills(s *ssa.Store, slot fact.Slot) bool {
	return !clears(s) && u.flow.canon(s.Addr) == node(slot)
}

// cleared reports whether the package sets a slot to nil or false.
func (u *Unit) cleared(slot fact.Slot) bool {
	if u.clears == nil {
		u.clears = map[node]bool{}
		for s := range instrs[*ssa.Store](u.Funcs...) {
			if clears(s) {
				u.clears[u.flow.canon(s.Addr)] = true
			}
		}
	}
	return u.clears[slot]
}

func clears(s *ssa.Store) bool {
	c, ok := s.Val.(*ssa.Const)
	return ok && (c.IsNil() || c.Value != nil && c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value))
}

// filled reports whether the block runs only while the channel holds a value:
// for len(ch) > 0 { <-ch }.
func (u *Unit) filled(b *ssa.BasicBlock, ch ssa.Value) bool {
	for d := b.Idom(); d != nil; d = d.Idom() {
		cond, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If)
		if !ok || len(d.Succs[0].Preds) != 1 || !d.Succs[0].Dominates(b) {
			continue
		}
		cmp, ok := cond.Cond.(*ssa.BinOp)
		if !ok || cmp.Op != token.GTR {
			continue
		}
		if call, ok := cmp.X.(*ssa.Call); ok {
			if f, ok := call.Call.Value.(*ssa.Builtin); ok && f.Name() == "len" && u.flow.canon(call.Call.Args[0]) == u.flow.canon(ch) {
				return true
			}
		}
	}
	return false
}

// idle reports whether a WaitGroup that is waited for is never added to: an
// unexported field or variable whose Add and Go nobody calls in its package.
func (u *Unit) idle(site *Site) bool {
	if site.Callee == nil || site.Callee.Name() != "Wait" || site.Callee.FullName() != "(*sync.WaitGroup).Wait" {
		return false
	}
	group := u.flow.canon(site.Args[0])
	switch x := group.(type) {
	case fact.Slot:
		f, ok := u.flow.fields[x]
		if !ok || token.IsExported(f.Name) || f.Owner.Pkg() != u.Pass.Pkg {
			return false
		}
	case *ssa.Alloc:
	default:
		return false
	}
	if u.added == nil {
		u.added = map[node]bool{}
		for instr := range instrs[ssa.Instruction](u.Funcs...) {
			u.addTo(instr)
		}
	}
	return !u.added[group]
}

// addTo notes every use of a WaitGroup other than Wait and Done: its address may
// have gone to somebody who adds.
func (u *Unit) addTo(instr ssa.Instruction) {
	if call, ok := instr.(ssa.CallInstruction); ok {
		if fn := call.Common().StaticCallee(); fn != nil && (fn.String() == "(*sync.WaitGroup).Wait" || fn.String() == "(*sync.WaitGroup).Done") {
			return
		}
	}
	if _, ok := instr.(*ssa.FieldAddr); ok {
		return
	}
	if _, ok := instr.(*ssa.MakeClosure); ok { // the closure's own instructions tell
		return
	}
	for _, op := range instr.Operands(nil) {
		if *op == nil {
			continue
		}
		if p, ok := (*op).Type().Underlying().(*types.Pointer); ok && types.TypeString(p.Elem(), nil) == "sync.WaitGroup" {
			u.added[u.flow.canon(*op)] = true
		}
	}
}
