package effect

import (
	"maps"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// told is the operation that a directive makes of a function: how long it
// computes, whatever is inside.
func (u *Unit) told(fn *ssa.Function) (Op, bool) {
	if fn == nil || fn.Syntax() == nil {
		return Op{}, false
	}
	op, ok := u.mark.Takes[fn.Syntax().Pos()]
	if ok {
		op.Name = u.Name(fn) // the chain ends at whoever calls it
	}
	return op, ok
}

// computes puts one operation in the place of all others that compute.
func (b *builder) computes(op Op) {
	maps.DeleteFunc(b.ops, func(_ opKey, op Op) bool {
		return op.Category == knowledge.CPU || op.Category == knowledge.Crypto
	})
	b.op(op)
}
