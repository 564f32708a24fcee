package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

func (t *trace) result(call *ssa.Call, i int) {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		t.complete = t.complete && b.Name() == "append"
		return
	}
	fn := call.Call.StaticCallee()
	if fn == nil {
		before := t.complete
		t.complete = false
		t.dynamic(call, i)
		t.complete = t.complete && before
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
		if k := t.u.Know.Func(obj); k != nil && k.Safe != "" {
			t.complete = false
			return // what comes of it is as little looked at as what is in it
		}
		t.through[fn] = append(t.through[fn], call.Call.Args)
		defer t.enter(fn, call)()
		for _, ret := range t.returns[fn] {
			if i < len(ret.Results) {
				t.under(fn, t.u.when(ret.Block()), func() { t.visit(t.canon(ret.Results[i])) })
			}
		}
		return
	}
	if obj == nil {
		t.complete = false
		return
	}
	if result := obj.Signature().Results().At(i).Type(); embedded(obj) {
		t.emit(sealed(result))
		return
	} else if k := t.u.Know.Func(obj); k != nil {
		for _, w := range k.Wraps { // what holds the result holds the argument
			if w += receivers(obj); w < len(call.Call.Args) {
				arg := call.Call.Args[w]
				t.visit(t.canon(arg))
				if len(k.Wraps) == 1 && types.Identical(arg.Type(), result) {
					return
				}
				if typ := unconverted(arg).Type(); types.IsInterface(typ) && !isEmpty(typ) {
					t.emit(Value{Type: typ}) // a net.Conn, whatever is in it
				}
			}
		}
		t.complete = false
	}
	e := t.u.imported(obj)
	t.complete = t.complete && e.Sealed(i)
	t.returned(call.Parent(), e, i, call.Call.Args)
}

// returned follows result i of another package's function that fn calls.
func (t *trace) returned(fn *ssa.Function, e *fact.Effect, i int, args []ssa.Value) {
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
			case s.Made != fact.Made{}:
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
	if result := sig.Results().At(i).Type(); !IsFunc(result) {
		if call.Call.IsInvoke() && files(MethodSlot(call.Call.Method)) {
			if in, concrete := t.u.invoked(call.Common()); concrete && !slices.ContainsFunc(in, func(v Value) bool { return v.Obj == nil || !embedded(v.Obj) }) {
				t.complete = true
				t.emit(sealed(result))
			}
		}
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
			t.returned(call.Parent(), v.Impl.Effect(), i, call.Call.Args)
		case v.Obj != nil && !v.Shift:
			t.returned(call.Parent(), t.u.imported(v.Obj), i, call.Call.Args)
		}
	}
}

func (t *trace) emitResult(of fact.Slot, i int) {
	if slot, ok := fact.ResultSlot(of, i); ok {
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
