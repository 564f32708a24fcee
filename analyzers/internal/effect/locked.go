package effect

import (
	"maps"

	"golang.org/x/tools/go/ssa"
)

// locked are the mutexes that are held for certain, and whether only for reading. They
// are told apart by slot, which all values of a type share, or by place.
type locked[M comparable] map[M]bool

// locker says what a call does to which mutex; ok is false for other calls.
type locker[M comparable] func(ssa.Instruction) (mutex M, method string, ok bool)

// locks computes what is held before each call of fn that is made with a mutex
// held. A deferred unlock holds to the end.
func locks[M comparable](u *Unit, fn *ssa.Function, call locker[M]) map[*Site]locked[M] {
	in := make([]locked[M], len(fn.Blocks)) // nil: not come to yet
	in[0] = locked[M]{}
	return locksFrom(u, fn, in, call)
}

// locksFrom goes on from the blocks that it is known of what is held before them.
func locksFrom[M comparable](u *Unit, fn *ssa.Function, in []locked[M], call locker[M]) map[*Site]locked[M] {
	for changed := true; changed; {
		changed = false
		for _, b := range fn.Blocks {
			if in[b.Index] == nil {
				continue
			}
			out := through(b.Instrs, in[b.Index], call, nil)
			for _, next := range b.Succs {
				if meet(&in[next.Index], out) {
					changed = true
				}
			}
		}
	}
	at := map[ssa.Instruction]*Site{}
	for _, s := range u.Sites(fn) {
		at[s.instr] = s
	}
	held := map[*Site]locked[M]{}
	for _, b := range fn.Blocks {
		if in[b.Index] == nil {
			continue
		}
		through(b.Instrs, in[b.Index], call, func(instr ssa.Instruction, l locked[M]) {
			if s := at[instr]; s != nil && len(l) > 0 {
				held[s] = maps.Clone(l)
			}
		})
	}
	return held
}

// through is what is held behind instructions that are come to with l.
func through[M comparable](instrs []ssa.Instruction, l locked[M], call locker[M], see func(ssa.Instruction, locked[M])) locked[M] {
	l = maps.Clone(l)
	for _, instr := range instrs {
		if see != nil {
			see(instr, l)
		}
		if mutex, method, ok := call(instr); ok {
			switch method {
			case "Lock":
				l[mutex] = false
			case "RLock": // never returns if it is held otherwise
				if _, holds := l[mutex]; !holds {
					l[mutex] = true
				}
			default:
				delete(l, mutex)
			}
		}
	}
	return l
}

// meet keeps of *in what out holds too.
func meet[M comparable](in *locked[M], out locked[M]) (changed bool) {
	if *in == nil {
		*in = maps.Clone(out)
		return true
	}
	for mutex, shared := range *in {
		if s, ok := out[mutex]; !ok {
			delete(*in, mutex)
			changed = true
		} else if s && !shared {
			(*in)[mutex] = true
			changed = true
		}
	}
	return changed
}
