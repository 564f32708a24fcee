package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
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
	t := &trace{flow: f, seen: map[visit]When{}, through: map[*ssa.Function][][]ssa.Value{}, complete: true}
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
	in       []frame // the function of the value that is traced, and the callees that return it
	when     When    // in the first of them
	seen     map[visit]When
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
		defer func(before When) { t.when = before }(t.when)
		t.when = ""
	}
	switch x := n.(type) {
	case Slot:
		t.emit(Value{Slot: x})
		return
	case *ssa.Function:
		t.function(x)
		return
	case *ssa.MakeClosure:
		t.function(x.Fn.(*ssa.Function))
		return
	case *ssa.MakeInterface:
		if isFunc(x.X.Type()) && isEmpty(x.Type()) {
			t.visit(t.canon(x.X))
			return
		}
		if s := t.canon(x.X); s == Slot("g:os.Stdout") || s == Slot("g:os.Stderr") {
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

// held lists what this package puts into a slot and what it puts into the slots
// that are put there. It is complete if nobody else can put anything in.
func (f *flow) held(slot Slot) (vals []Value, complete bool) {
	seen := map[Slot]bool{}
	complete = true
	var visit func(Slot)
	visit = func(slot Slot) {
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

func (t *trace) result(call *ssa.Call, i int) {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		t.complete = t.complete && b.Name() == "append"
		return
	}
	fn := call.Call.StaticCallee()
	if fn == nil {
		t.complete = false
		t.dynamic(call, i)
		return
	}
	if fn.Origin() != nil {
		fn = fn.Origin()
	}
	obj, _ := fn.Object().(*types.Func)
	if obj != nil {
		if own := t.u.declared(obj); own != nil {
			fn = own
		}
	}
	if fn.Blocks != nil && fn.Pkg == t.u.pkg {
		t.through[fn] = append(t.through[fn], call.Call.Args)
		defer t.enter(fn, call)()
		for _, ret := range t.returns[fn] {
			if i < len(ret.Results) {
				t.under(fn, t.u.when(ret.Block()), func() { t.visit(t.canon(ret.Results[i])) })
			}
		}
		return
	}
	t.complete = false
	if obj == nil {
		return
	}
	if k := t.u.Know.Func(obj); k != nil {
		for _, w := range k.Wraps { // what holds the result holds the argument
			if w += receivers(obj); w < len(call.Call.Args) {
				t.visit(t.canon(call.Call.Args[w]))
				if typ := unconverted(call.Call.Args[w]).Type(); types.IsInterface(typ) && !isEmpty(typ) {
					t.emit(Value{Type: typ}) // a net.Conn, whatever is in it
				}
			}
		}
	}
	t.returned(call.Parent(), t.u.imported(obj), i, call.Call.Args)
}

// returned follows result i of another package's function that fn calls.
func (t *trace) returned(fn *ssa.Function, e *Effect, i int, args []ssa.Value) {
	if e == nil || i >= len(e.Results) {
		return
	}
	for _, s := range e.Results[i] {
		left, may := s.When.With(argsOf(args))
		if !may {
			continue
		}
		t.under(fn, left, func() {
			switch {
			case s.Impl != nil:
				t.emit(Value{Impl: s.Impl})
			case s.Slot != "":
				t.emit(Value{Slot: s.Slot})
			case s.Made != Made{}:
				t.emit(Value{Made: s.Made})
			case s.Param < len(args):
				t.visit(t.canon(args[s.Param]))
			}
		})
	}
}

// dynamic follows result i of a call of a func value or an interface method, if
// it is a func: what the callee's slot holds returns it.
func (t *trace) dynamic(call *ssa.Call, i int) {
	sig := call.Call.Signature()
	if i >= sig.Results().Len() {
		return
	}
	if !isFunc(sig.Results().At(i).Type()) {
		return
	}
	if call.Call.IsInvoke() {
		t.emitResult(MethodSlot(call.Call.Method), i)
		return
	}
	vals, _ := t.flow.trace(call.Call.Value)
	for _, v := range vals {
		switch {
		case v.Fn != nil:
			for _, ret := range t.returns[v.Fn] {
				t.visit(t.canon(ret.Results[i]))
			}
		case v.Slot != "":
			t.emitResult(v.Slot, i)
		case v.Param != nil:
			t.emitResult(t.u.ParamSlot(v.Param), i)
		case v.Impl != nil:
			t.returned(call.Parent(), v.Impl.Effect, i, call.Call.Args)
		case v.Obj != nil && !v.Shift:
			t.returned(call.Parent(), t.u.imported(v.Obj), i, call.Call.Args)
		}
	}
}

func (t *trace) emitResult(of Slot, i int) {
	if slot, ok := resultSlot(of, i); ok {
		t.emit(Value{Slot: slot})
	}
}

func paramIndex(p *ssa.Parameter) int {
	for i, q := range p.Parent().Params {
		if p == q {
			return i
		}
	}
	return -1
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
