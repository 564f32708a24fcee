package knowledge

import (
	"go/types"
	"slices"

	"github.com/loopvet/loopvet/analyzers/internal/cost"
)

// costs: says how long one call of a function computes, as a formula over its
// arguments (cost.Formula has the language). What is an operation stays one: a
// formula tells how long it takes where its arguments are known. What is none
// counts in the time of whoever calls it.

var costKeys = []string{"packages", "at", "cost", "when", "since", "until"}

// cost reads one entry of costs:.
func (f *file) cost(n *node) {
	v := f.mapping(n, "costs", costKeys...)
	if !f.require(n, "the entry of costs", v, "at", "cost") {
		return
	}
	text := f.text(v["cost"])
	// Whether the function has the arguments is known when it is met.
	if _, err := cost.Formula(text, func(string) (int, bool) { return 0, true }); err != nil {
		f.errorf(v["cost"], "bad cost %q: %v", text, err)
		return
	}
	f.places(v, rule{kind: costRule, formula: text})
}

// takes is the time of one call of a function by the best of the rules, in terms
// of its parameters, the receiver being number -1. A formula that names an
// argument which the function does not have says nothing about it.
func takes(rules []*rule, sig *types.Signature) cost.Amount {
	for _, r := range rules {
		if r.kind == costRule {
			a, err := cost.Formula(r.formula, resolver(sig))
			if err != nil {
				return nil
			}
			return a
		}
	}
	return nil
}

// resolver finds the parameter that a word of a formula stands for, as a
// selector's argument does.
func resolver(sig *types.Signature) func(word string) (int, bool) {
	return func(word string) (int, bool) {
		arg, err := parseArgument(word)
		if err != nil || arg.kind == argumentFuncs {
			return 0, false
		}
		args := (&selector{arg: arg}).arguments(sig)
		if len(args) == 0 {
			return 0, false
		}
		return args[0], true
	}
}

// lacks says which argument of a formula obj does not have.
func (r *rule) lacks(obj types.Object) error {
	fn, ok := obj.(*types.Func)
	if r.kind != costRule || !ok {
		return nil
	}
	_, err := cost.Formula(r.formula, resolver(fn.Signature()))
	return err
}

// Costs lists the packages of which a formula says how long their functions take.
func (t *Table) Costs() []string {
	var all []string
	for _, r := range t.rules {
		if r.kind == costRule {
			all = append(all, r.packages...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
