package effect

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/cost"
)

// Estimated is how long one function computes, for people.
type Estimated struct {
	Posn token.Position
	Func string
	Time string // "18ms", "1.5ns·w·h"
}

// noted is what is worth telling somebody who asks.
const noted = 100e3

// Estimates lists the functions that compute for long, with all arguments or with
// some, in the order of the source.
func (u *Unit) Estimates() []Estimated {
	var all []Estimated
	for _, fn := range u.Funcs {
		t := u.times[fn]
		if t == nil || !fn.Pos().IsValid() {
			continue
		}
		if t.Total.Known() < noted && t.Total.Rate() < cost.Super {
			continue
		}
		all = append(all, Estimated{u.Pass.Fset.Position(fn.Pos()), u.Name(fn), named(t.Total, fn)})
	}
	return all
}

// named writes an amount with the names of the parameters.
func named(a cost.Amount, fn *ssa.Function) string {
	if n := a.Known(); n >= noted {
		return cost.Time(n)
	}
	t := a.Fastest()
	return cost.Amount{t}.Substitute(func(s cost.Sym) (cost.Amount, bool) {
		if s.Kind > cost.Call || s.Index < 0 || s.Index >= len(fn.Params) {
			return nil, false
		}
		name := fn.Params[s.Index].Name()
		switch s.Kind {
		case cost.Len:
			name = "len(" + name + ")"
		case cost.Call:
			name += "()"
		}
		return cost.Of(cost.Sym{Kind: cost.Unknown, Name: name}), true
	}).String()
}
