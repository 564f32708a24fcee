package effect

import (
	"go/token"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// held lists what this package puts into a slot and what it puts into the slots
// that are put there. It is complete if nobody else can put anything in.
func (f *flow) held(slot fact.Slot) (vals []Value, complete bool) {
	seen := map[fact.Slot]bool{}
	complete = true
	var visit func(fact.Slot)
	visit = func(slot fact.Slot) {
		if seen[slot] {
			return
		}
		seen[slot] = true
		field, ok := f.fields[slot]
		complete = complete && ok && !token.IsExported(field.Name) && field.Owner.Pkg() == f.u.Pass.Pkg && len(f.from[slot]) > 0
		for _, e := range f.from[slot] {
			in, all := f.traceNode(e.src)
			complete = complete && all
			for _, v := range always(in) {
				if v.Slot != "" {
					visit(v.Slot)
				} else if !slices.Contains(vals, v) {
					vals = append(vals, v)
					complete = complete && v.Param == nil
				}
			}
		}
	}
	visit(slot)
	return vals, complete
}
