package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// suspended reports whether an instruction runs only after its function has made a
// loop stand still on purpose, to hand the terminal to an editor, and before the
// loop goes on.
func (u *Unit) suspended(instr ssa.Instruction) bool {
	if !u.suspending() {
		return false
	}
	stops, goes := u.suspensions(instr.Parent())
	return slices.ContainsFunc(stops, func(stop ssa.Instruction) bool {
		return before(stop, instr) && !slices.ContainsFunc(goes, func(resume ssa.Instruction) bool {
			return before(stop, resume) && before(resume, instr)
		})
	})
}

// before reports whether b runs only after a.
func before(a, b ssa.Instruction) bool {
	if a.Block() != b.Block() {
		return a.Block().Dominates(b.Block())
	}
	return slices.Index(a.Block().Instrs, a) < slices.Index(b.Block().Instrs, b)
}

// suspensions lists the calls by which a function makes a loop stand still and go
// on again, also by way of a function of the package that does only that.
func (u *Unit) suspensions(fn *ssa.Function) (stops, goes []ssa.Instruction) {
	if s, ok := u.suspends[fn]; ok {
		return s.stops, s.goes
	}
	u.suspends[fn] = suspensions{} // a function that calls itself
	for instr := range instrs[ssa.Instruction](fn) {
		obj := called(instr)
		if obj == nil {
			continue
		}
		if k := u.Know.Func(obj); k != nil && len(k.Suspends)+len(k.Resumes) > 0 {
			if len(k.Suspends) > 0 {
				stops = append(stops, instr)
			} else {
				goes = append(goes, instr)
			}
		} else if own := u.declared(obj); own != nil {
			switch s, g := u.suspensions(own); {
			case len(s) > 0 && len(g) == 0:
				stops = append(stops, instr)
			case len(g) > 0 && len(s) == 0:
				goes = append(goes, instr)
			}
		}
	}
	u.suspends[fn] = suspensions{stops, goes}
	return stops, goes
}

// called is the function that an instruction calls here and now, nil if none is named.
func called(instr ssa.Instruction) *types.Func {
	if call, ok := instr.(*ssa.Call); ok {
		return calleeOf(&call.Call)
	}
	return nil
}

// suspending reports whether the package makes any loop stand still. Few do.
func (u *Unit) suspending() bool {
	if u.standstill == nil {
		found := slices.ContainsFunc(u.Funcs, func(fn *ssa.Function) bool {
			return slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
				return slices.ContainsFunc(b.Instrs, func(instr ssa.Instruction) bool {
					obj := called(instr)
					if obj == nil {
						return false
					}
					k := u.Know.Func(obj)
					return k != nil && len(k.Suspends) > 0
				})
			})
		})
		u.standstill = &found
	}
	return *u.standstill
}

type suspensions struct{ stops, goes []ssa.Instruction }
