package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// inline adds the effect e of the function v, called at the end of head with
// args, of which so much is known; its calls of its own parameters become calls of
// the arguments.
func (s *solver) inline(head *chain.Link, v Value, e *fact.Effect, key string, args []ssa.Value, known fact.Args, skip []int) {
	known = s.capturing(v, known)
	visit := s.local != nil && v.Fn != nil && s.marked(v.Fn) == nil
	if _, told := s.told(v.Fn); told {
		visit = false
	}
	if visit {
		s.visit(v.Fn, head, known, args != nil)
	} else {
		silenced := s.silenced(v, e)
		for _, op := range e.Ops {
			var may bool
			if op.When, may = op.When.With(known); !may {
				continue
			}
			if op.Reported == "" {
				op.Reported = silenced
			}
			op.Chain = chain.Join(head, op.Chain)
			s.b.Op(op)
		}
		s.b.Cut += e.Cut
	}
	if s.local != nil {
		s.handed(head, e, key, args, known, skip, visit)
	}
	if !s.Foreign(pkgOf(v, s.Pass.Pkg.Path())) { // a library's mutexes are its own affair
		for _, h := range e.Holds {
			s.b.Hold(h)
		}
	}
	for _, c := range e.Calls {
		var may bool
		if c.When, may = c.When.With(known); !may {
			continue
		}
		c.Args = c.Args.In(known)
		full := chain.Join(head, c.Chain)
		i, own := fact.ParamOf(c.Slot, key)
		switch {
		case own && slices.Contains(skip, i):
		case own && i < len(args) && args[i] != nil:
			s.under(c.When, func() { s.argument(full, args[i], c) })
		case !visit: // else the walk comes by it in the function itself
			c.Chain = full
			s.b.Call(c)
		}
	}
}

// handed notes what a called function gives to slots; visit: only what it is given
// itself.
func (s *solver) handed(head *chain.Link, e *fact.Effect, key string, args []ssa.Value, known fact.Args, skip []int, visit bool) {
	for _, g := range e.Given {
		var may bool
		if g.When, may = g.When.With(known); !may {
			continue
		}
		g.Bound = g.Bound || args != nil && binds(e, key, g)
		g.When, g.Chain = s.b.When.And(g.When), chain.Join(head, g.Chain)
		if g.Param == 0 {
			if !visit { // else the walk comes by it in the function itself
				s.local.Given = append(s.local.Given, Gift{Given: g})
			}
			continue
		}
		i := g.Param - 1
		if i >= len(args) || args[i] == nil || slices.Contains(skip, i) {
			continue
		}
		for _, in := range s.Trace(args[i]) {
			if gift, ok := s.gift(g, in); ok {
				s.local.Given = append(s.local.Given, gift)
			}
		}
	}
}

// under adds what f adds under a condition.
func (s *solver) under(w fact.When, f func()) {
	before := s.b.When
	s.b.When = before.And(w)
	f()
	s.b.When = before
}

// argument adds the call c of what an argument holds, or of a method of it.
func (s *solver) argument(head *chain.Link, arg ssa.Value, c fact.Call) {
	method, iface := c.Method, c.Iface
	vals, complete := s.flow.trace(arg)
	for _, v := range vals {
		s.under(v.When, func() {
			switch {
			case v.Param != nil:
				s.b.Call(fact.Call{Slot: fact.ParamSlot(s.Key(v.Param.Parent()), paramIndex(v.Param)), Method: method, Iface: iface, Args: c.Args, Chain: head})
			case method != "" && v.Made != (fact.Made{}):
				complete = s.makes(head, v.Made, c, arg) && complete
			case method != "" && v.Slot != "":
				held, all := s.flow.each(v.Slot, iface == "")
				complete = complete && all
				if !all && iface != "" {
					return
				}
				for _, in := range held {
					if in.Made != (fact.Made{}) {
						complete = s.makes(head, in.Made, c, arg) && complete
					} else if target, ok := s.methodNamed(in.Type, method); ok {
						s.nested(chain.Dynamic(head), target)
					} else {
						complete = false
					}
				}
			case method != "":
				if target, ok := s.methodNamed(v.Type, method); ok {
					s.called(head, target, c)
				} else {
					complete = false
				}
			case v.Slot != "":
				s.slot(v.Slot, head, c.Args)
			default:
				s.called(head, v, c)
			}
		})
	}
	if method == "" {
		return
	}
	if op := s.operation(unconverted(arg).Type(), method); op != nil && !complete && iface == "" {
		s.nested(chain.Dynamic(head), Value{Obj: op})
		return
	}
	if target, ok := s.methodNamed(element(arg.Type()), method); ok && len(vals) == 0 && !stdValue(target) {
		s.nested(head, target) // no interface: a type parameter's argument
	} else if !complete {
		s.slot(iface, head, c.Args)
	}
}

// makes adds what a method comes to of what another package has put into an argument. It
// reports whether that is known.
func (s *solver) makes(head *chain.Link, m fact.Made, c fact.Call, arg ssa.Value) bool {
	slot := c.Iface
	if op := s.operation(unconverted(arg).Type(), c.Method); slot == "" && op != nil {
		slot = MethodSlot(op)
	}
	if m.Key == "" {
		return m.Seals(slot)
	}
	if m.Method != slot {
		return true // another method of the same value
	}
	impl := s.made(m)
	if impl != nil {
		s.called(head, Value{Impl: impl}, c)
	}
	return impl != nil
}

// stdValue reports whether a function is the standard library's: those are
// asked of the tables under the name by which they are called.
func stdValue(v Value) bool {
	return v.Obj != nil && v.Obj.Pkg() != nil && knowledge.Std(v.Obj.Pkg().Path())
}

// element strips containers from a type.
func element(t types.Type) types.Type {
	for {
		switch u := types.Unalias(t).(type) {
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Map:
			t = u.Elem()
		case *types.Chan:
			t = u.Elem()
		default:
			return t
		}
	}
}

// nested adds the effect of a function whose arguments are not known here.
func (s *solver) nested(head *chain.Link, v Value) {
	if e, key := s.effectOf(v); e != nil {
		s.inline(head, v, e, key, nil, nil, nil)
	}
}

// called adds the effect of what the call c of an argument comes to.
func (s *solver) called(head *chain.Link, v Value, c fact.Call) {
	if e, key := s.effectOf(v); e != nil {
		known := c.Args
		if v.Shift && known != nil {
			known = append(fact.Args{""}, known...)
		}
		s.inline(head, v, e, key, nil, known, nil)
	}
}

func (s *solver) methodNamed(t types.Type, name string) (Value, bool) {
	if t == nil {
		return Value{}, false
	}
	if types.IsInterface(t) {
		op := s.operation(t, name)
		return Value{Obj: op}, op != nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, s.Pass.Pkg, name)
	m, ok := obj.(*types.Func)
	if !ok || types.IsInterface(m.Signature().Recv().Type()) {
		return Value{}, false
	}
	return s.Unit.value(m.Origin()), true
}

// operation is the method of an interface that is an operation whatever is in
// the interface, as a net.Conn's Read; nil if it is none.
func (s *solver) operation(t types.Type, name string) *types.Func {
	if !types.IsInterface(t) {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, s.Pass.Pkg, name)
	m, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	if k := s.Know.Func(m); k == nil || k.Op == nil {
		return nil
	}
	return m
}
