package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// trace lists what v may be. It is complete if nothing else can be in v, as far
// as this package and its fields tell.
func (f *flow) trace(v ssa.Value) (vals []Value, complete bool) {
	n := f.canon(v)
	vals, complete = f.traceNode(n)
	if of, ok := n.(ssa.Value); !ok || of.Parent() != v.Parent() { // another function's parameters
		vals = always(vals)
	}
	return vals, complete
}

func always(vals []Value) []Value {
	if !slices.ContainsFunc(vals, func(v Value) bool { return v.When != "" }) {
		return vals
	}
	vals = slices.Clone(vals)
	for i := range vals {
		vals[i].When = ""
	}
	return vals
}

func (f *flow) traceNode(n node) (vals []Value, complete bool) {
	if old, ok := f.traced[n]; ok {
		return old.vals, old.complete
	}
	if f.busy[n] { // a state that returns the next state
		f.partial = true
		return nil, false
	}
	f.busy[n] = true
	t := &trace{flow: f, seen: map[visit]fact.When{}, through: map[*ssa.Function][][]ssa.Value{}, complete: true}
	if of, ok := n.(ssa.Value); ok {
		t.in = append(t.in, frame{fn: of.Parent()})
	}
	t.visit(n)
	delete(f.busy, n)
	if len(f.busy) == 0 {
		f.partial = false
	}
	if !f.partial {
		f.traced[n] = traced{t.vals, t.complete}
	}
	return t.vals, t.complete
}

// traced is a finished answer of trace. Partial answers are never kept: inside
// a cycle they would depend on where the visit began.
type traced struct {
	vals     []Value
	complete bool
}

type trace struct {
	*flow
	in       []frame   // the function of the value that is traced, and the callees that return it
	when     fact.When // in the first of them
	seen     map[visit]fact.When
	through  map[*ssa.Function][][]ssa.Value // arguments of the calls whose results were followed
	vals     []Value
	had      map[Value]int // where in vals, once they are many
	complete bool
}

func (t *trace) emit(v Value) {
	switch i := t.find(v); {
	case i < 0:
		if t.had != nil {
			t.had[v] = len(t.vals)
		}
		v.When = t.when
		t.vals = append(t.vals, v)
	case t.vals[i].When != t.when:
		t.vals[i].When = ""
	}
}

// find is where in vals a value without a condition is, -1 if it is not there. Most
// traces find one or two.
func (t *trace) find(v Value) int {
	if t.had == nil {
		if len(t.vals) < 16 {
			return slices.IndexFunc(t.vals, func(w Value) bool {
				w.When = ""
				return w == v
			})
		}
		t.had = map[Value]int{}
		for i, w := range t.vals {
			w.When = ""
			t.had[w] = i
		}
	}
	if i, had := t.had[v]; had {
		return i
	}
	return -1
}

func (t *trace) visit(n node) {
	if n == nil {
		return
	}
	here := visit{n, t.known()}
	switch when, seen := t.seen[here]; {
	case !seen:
		t.seen[here] = t.when
	case when == "" || when == t.when:
		return
	default: // in more than one case
		t.seen[here] = ""
		defer func(before fact.When) { t.when = before }(t.when)
		t.when = ""
	}
	switch x := n.(type) {
	case fact.Slot:
		t.emit(Value{Slot: x})
		return
	case *ssa.Function:
		t.function(x)
		return
	case *ssa.MakeClosure:
		t.function(x.Fn.(*ssa.Function))
		return
	case *ssa.MakeInterface:
		if IsFunc(x.X.Type()) && isEmpty(x.Type()) {
			t.visit(t.canon(x.X))
			return
		}
		if s := t.canon(x.X); s == fact.Slot("g:os.Stdout") || s == fact.Slot("g:os.Stderr") {
			return // a terminal more often than a file
		}
		t.emit(Value{Type: x.X.Type()})
		if wraps(x.X.Type()) {
			t.visit(t.canon(x.X))
		}
		return
	case *ssa.Const:
		return
	case *ssa.Parameter:
		if calls := t.through[x.Parent()]; calls != nil {
			for _, args := range calls {
				if i := paramIndex(x); i < len(args) {
					t.visit(t.canon(args[i]))
				}
			}
			return
		}
		t.emit(Value{Param: x})
	case *ssa.Call:
		t.result(x, 0)
	case *ssa.Extract:
		if call, ok := x.Tuple.(*ssa.Call); ok {
			t.result(call, x.Index)
		} else {
			t.complete = false
		}
	case *ssa.Phi:
		t.merge(x)
		return
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan:
	default:
		t.complete = false
	}
	for _, e := range t.from[n] {
		t.visit(e.src)
	}
}

func (t *trace) function(fn *ssa.Function) {
	if fn.Origin() != nil {
		fn = fn.Origin()
	}
	if t.u.inTest(fn.Pos()) {
		t.complete = false
		return
	}
	obj, _ := fn.Object().(*types.Func)
	if obj == nil {
		t.emit(Value{Fn: fn})
		return
	}
	bound := len(fn.FreeVars) > 0 // a method value: its receiver is a free variable
	if recv := obj.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		t.emit(Value{Slot: MethodSlot(obj)})
		return
	}
	if own := t.u.declared(obj); own != nil {
		t.emit(Value{Fn: own, Shift: bound})
		return
	}
	t.emit(Value{Obj: obj.Origin(), Shift: bound})
}

// unconverted is the value behind conversions between interfaces.
func unconverted(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		default:
			return v
		}
	}
}

func isEmpty(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}
