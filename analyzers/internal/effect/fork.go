package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// fork finds the wait for goroutines that the function itself has started, if they do
// nothing that is known to block: it is over when they are. What they call that only
// others know, the function calls then.
//
//	for _, part := range parts {
//		group.Go(func() { work(part) })
//	}
//	group.Wait()
func (u *Unit) fork(site *Site) bool {
	if site.Callee == nil || site.Go || site.forked != nil {
		return false
	}
	if site.Callee.Name() != "Wait" {
		return false
	}
	switch site.Callee.FullName() {
	case fact.GroupWait, "(*golang.org/x/sync/errgroup.Group).Wait":
	default:
		return false
	}
	made, _ := u.flow.canon(site.Args[0]).(ssa.Instruction)
	switch made.(type) {
	case *ssa.Alloc, *ssa.Extract: // of errgroup.WithContext
	default:
		return false
	}
	if made.Parent() != site.Fn {
		return false
	}
	f := &forks{Unit: u, group: made}
	if !f.look(site.Fn) || len(f.workers) == 0 || slices.ContainsFunc(f.workers, u.blocks) {
		return false
	}
	site.forked = f.workers
	return true
}

// blocks reports whether a function does something that is known to block.
func (u *Unit) blocks(fn *ssa.Function) bool { return hasHeavy(u.state[fn].Ops) }

func hasHeavy(ops []fact.Op) bool {
	return slices.ContainsFunc(ops, func(op fact.Op) bool { return op.Cost != knowledge.Light })
}

// forks collects who counts a group down.
type forks struct {
	*Unit
	group   ssa.Instruction
	workers []*ssa.Function
}

// look goes through fn and its func literals. It reports whether nobody else has the
// group.
func (f *forks) look(fn *ssa.Function) bool {
	for instr := range instrs[ssa.Instruction](fn) {
		if !f.use(fn, instr) {
			return false
		}
	}
	return !slices.ContainsFunc(fn.AnonFuncs, func(literal *ssa.Function) bool { return !f.look(literal) })
}

func (f *forks) use(fn *ssa.Function, instr ssa.Instruction) bool {
	if store, ok := instr.(*ssa.Store); ok {
		return !f.is(store.Val)
	}
	call, ok := instr.(ssa.CallInstruction)
	if !ok || !slices.ContainsFunc(call.Common().Args, f.is) {
		return true
	}
	if callee := call.Common().StaticCallee(); callee != nil {
		switch callee.Name() {
		case "Add", "Wait", "SetLimit":
			return true
		case "Done":
			return f.work(fn)
		case "Go":
			vals, complete := f.flow.trace(call.Common().Args[1])
			return complete && !slices.ContainsFunc(vals, func(v Value) bool { return v.Fn == nil || !f.add(v.Fn) })
		}
	}
	return false
}

func (f *forks) is(v ssa.Value) bool {
	if _, ok := v.Type().Underlying().(*types.Pointer); !ok {
		return false
	}
	return f.flow.canon(v) == node(f.group)
}

// work adds a function that counts down itself, on a goroutine of its own.
func (f *forks) work(fn *ssa.Function) bool {
	return f.calledBy().started[fn] && f.add(fn)
}

func (f *forks) add(fn *ssa.Function) bool {
	if !slices.Contains(f.workers, fn) {
		f.workers = append(f.workers, fn)
	}
	return f.state[fn] != nil
}
