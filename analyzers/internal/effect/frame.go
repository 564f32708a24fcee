package effect

import (
	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// What a function returns may depend on its arguments:
//
//	func New(kind string) Store { switch kind { case "disk": return disk{}; … } … }
//
// A trace knows in which calls it is, and what is known of their arguments.
type frame struct {
	fn   *ssa.Function
	args fact.Args
}

// visit is a node that was met in calls with the same known arguments.
type visit struct {
	n     node
	known string
}

// deepest is how many calls within one another are told apart.
const deepest = 3

// enter says that what follows is in a function that is called; what it returns is to
// be called at the end.
func (t *trace) enter(fn *ssa.Function, call *ssa.Call) (leave func()) {
	before := t.in
	for _, f := range t.in {
		if f.fn == fn || len(t.in) > deepest {
			t.in = append(before[:len(before):len(before)], frame{})
			return func() { t.in = before }
		}
	}
	args := argsOf(call.Call.Args)
	if !t.inside(call.Parent()) { // by way of a field
		args = args.In(nil)
	}
	t.in = append(before[:len(before):len(before)], frame{fn, args})
	return func() { t.in = before }
}

func (t *trace) inside(fn *ssa.Function) bool { return len(t.in) > 0 && t.in[len(t.in)-1].fn == fn }

// known is what is known of the arguments of all calls.
func (t *trace) known() (key string) {
	for _, f := range t.in {
		if args := f.args.Key(); args != "" {
			key += args + ";"
		}
	}
	return key
}

// under runs visit unless the calls rule out a condition on the parameters of fn.
func (t *trace) under(fn *ssa.Function, w fact.When, visit func()) {
	if w != "" && t.inside(fn) {
		for i := len(t.in) - 1; i > 0 && w != ""; i-- {
			if t.in[i].fn == nil {
				w = ""
				break
			}
			var may bool
			if w, may = w.With(t.in[i].args); !may {
				return
			}
		}
		before := t.when
		t.when = before.And(w)
		defer func() { t.when = before }()
	}
	visit()
}

// merge visits what comes together in a variable.
func (t *trace) merge(x *ssa.Phi) {
	for i, v := range x.Edges {
		n := t.canon(v)
		if !holdsFuncs(v.Type()) || n == node(x) {
			continue
		}
		pred := x.Block().Preds[i]
		w := t.u.when(pred)
		if cond, ok := pred.Instrs[len(pred.Instrs)-1].(*ssa.If); ok && pred.Succs[0] != pred.Succs[1] {
			w = w.And(condition(cond.Cond, pred.Succs[0] == x.Block()))
		}
		t.under(x.Parent(), w, func() { t.visit(n) })
	}
}
