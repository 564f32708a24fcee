package effect

import (
	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// told is the operation that a directive makes of a function: how long it
// computes, whatever is inside.
func (u *Unit) told(fn *ssa.Function) (fact.Op, bool) {
	if fn == nil || fn.Syntax() == nil {
		return fact.Op{}, false
	}
	op, ok := u.mark.Takes[fn.Syntax().Pos()]
	if ok {
		op.Name = u.Name(fn) // the chain ends at whoever calls it
	}
	return op, ok
}
