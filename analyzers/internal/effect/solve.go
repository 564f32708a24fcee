package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Solve computes the effect of every function of the package.
func (u *Unit) Solve() {
	users := map[*ssa.Function]map[*ssa.Function]bool{} // who must be done again
	queue := u.bottomUp()
	queued := map[*ssa.Function]bool{}
	for _, fn := range queue {
		queued[fn] = true
		u.state[fn] = &Effect{}
	}
	for len(queue) > 0 {
		fn := queue[0]
		queue = queue[1:]
		queued[fn] = false
		s := &solver{Unit: u, fn: fn, key: u.Key(fn), b: newBuilder(), uses: map[*ssa.Function]bool{}}
		e := s.run()
		for g := range s.uses {
			if users[g] == nil {
				users[g] = map[*ssa.Function]bool{}
			}
			users[g][fn] = true
		}
		if same(e, u.state[fn]) {
			continue
		}
		u.state[fn] = e
		for _, g := range u.Funcs {
			if users[fn][g] && !queued[g] {
				queued[g] = true
				queue = append(queue, g)
			}
		}
	}
	for _, fn := range u.Funcs {
		u.state[fn].Results = u.results(fn)
	}
}

// bottomUp lists the functions so that most callees stand before their callers.
func (u *Unit) bottomUp() []*ssa.Function {
	var order []*ssa.Function
	seen := map[*ssa.Function]bool{}
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		if seen[fn] || fn.Blocks == nil {
			return
		}
		seen[fn] = true
		for _, anon := range fn.AnonFuncs {
			visit(anon)
		}
		for _, s := range u.Sites(fn) {
			for _, v := range s.Vals {
				if v.Fn != nil {
					visit(v.Fn)
				}
			}
		}
		order = append(order, fn)
	}
	for _, fn := range u.Funcs {
		visit(fn)
	}
	return order
}

// Effect is the effect of a function of this package, after Solve.
func (u *Unit) Effect(fn *ssa.Function) *Effect { return u.state[fn] }

// EffectOf is the effect of what a value holds, nil if it has none.
func (u *Unit) EffectOf(v Value) *Effect {
	switch {
	case v.Fn != nil:
		return u.state[v.Fn]
	case v.Impl != nil:
		return v.Impl.Effect
	case v.Obj != nil:
		return u.known(v.Obj)
	}
	return nil
}

// known is the effect of another package's function for someone who calls it
// without being seen to do so (through a slot): the tables, else its fact.
func (u *Unit) known(obj *types.Func) *Effect {
	if k := u.Know.Func(obj); k != nil {
		switch {
		case k.Safe != "":
			return nil
		case k.Op != nil:
			return &Effect{Ops: []Op{tableOp(k.Op, obj, nil)}} // the chain ends at whoever calls it
		}
	}
	return u.imported(obj)
}

func tableOp(op *knowledge.Operation, obj *types.Func, c *chain.Link) Op {
	return Op{Category: op.Category, Cost: op.Cost, Name: FuncName(obj), About: op.About, Instead: op.Instead, Chain: c}
}

// solver computes one function's effect from the present effects of the others.
type solver struct {
	*Unit
	fn   *ssa.Function
	key  string
	b    *builder
	uses map[*ssa.Function]bool

	local *Local // not nil: name the functions of the package, do not look into them
}

func (s *solver) run() *Effect {
	if e := s.marked(s.fn); e != nil {
		return e
	}
	for _, site := range s.Sites(s.fn) {
		s.site(site)
	}
	return s.b.effect()
}

func (s *solver) site(site *Site) {
	switch {
	case site.Wait != nil:
		s.b.op(*site.Wait)
	case !site.Go && !s.idle(site):
		s.call(site)
	}
}

func (s *solver) call(site *Site) {
	var k *knowledge.Func
	if site.Callee != nil {
		k = s.Know.Func(site.Callee)
	}
	if k != nil && !site.concrete && s.table(site, k) {
		return
	}
	s.wrapped(site)
	for _, v := range site.Vals {
		s.value(site.Hop, v, site, k)
	}
	for _, arg := range site.Args { // the body of a range over an iterator that is not followed
		if mc, ok := arg.(*ssa.MakeClosure); ok && strings.Contains(mc.Fn.(*ssa.Function).Synthetic, "range-over-func") {
			s.nested(chain.Prepend(site.Hop, nil), Value{Fn: mc.Fn.(*ssa.Function)})
		}
	}
}

// table does what the tables say of the callee. It reports whether that is all
// there is to know.
func (s *solver) table(site *Site, k *knowledge.Func) bool {
	if k.Safe != "" {
		return true
	}
	for _, w := range k.Waits {
		if w.Body && !s.waits(site.Callee, w.Loop.Name) {
			continue
		}
		hop := site.Hop
		hop.Grade = chain.Likely // another instance of the framework may be meant
		s.b.op(Op{Category: knowledge.Deadlock, Cost: knowledge.Unbounded, Name: FuncName(site.Callee),
			Loop: w.Loop.Name, About: w.Because, Chain: chain.Prepend(hop, nil)})
	}
	if k.Op != nil {
		s.b.op(tableOp(k.Op, site.Callee, chain.Prepend(site.Hop, nil)))
	}
	first := receivers(site.Callee)
	for _, c := range k.Calls {
		if i := c.Arg + first; i < len(site.Args) {
			hop := site.Hop
			if c.Once {
				hop.Grade = chain.Possible
			}
			s.argument(chain.Prepend(hop, nil), site.Args[i], "", "")
		}
	}
	for _, c := range k.CallsMethod {
		if i := c.Arg + first; 0 <= i && i < len(site.Args) {
			s.argument(chain.Prepend(site.Hop, nil), site.Args[i], c.Method, "")
		}
	}
	return k.Op != nil || len(k.Waits)+len(k.Calls) > 0
}

func (s *solver) waits(obj *types.Func, loop string) bool {
	if own := s.declared(obj); own != nil {
		s.uses[own] = true
		return s.state[own].WaitsFor(loop)
	}
	return s.imported(obj).WaitsFor(loop)
}

// receivers is 1 for a method, whose receiver comes first among the arguments.
func receivers(obj *types.Func) int {
	if obj.Signature().Recv() != nil {
		return 1
	}
	return 0
}

// value adds the effect of calling v at a site.
func (s *solver) value(hop chain.Hop, v Value, site *Site, k *knowledge.Func) {
	switch {
	case v.Param != nil:
		c := Call{Slot: ParamSlot(s.Key(v.Param.Parent()), paramIndex(v.Param)), Chain: chain.Prepend(hop, nil)}
		if site.Callee != nil { // a method of the parameter
			c.Method, c.Iface = site.Callee.Name(), MethodSlot(site.Callee)
		}
		s.b.call(c)
	case v.Slot != "":
		s.slot(v.Slot, chain.Prepend(hop, nil))
	default:
		e, key := s.effectOf(v)
		if e == nil {
			return
		}
		args := site.Args
		if v.Shift {
			args = append([]ssa.Value{nil}, args...)
		}
		s.inline(chain.Prepend(hop, nil), v, e, key, args, spawned(site, k))
	}
}

// slot adds a call of what a slot holds. Methods of the standard library's
// interfaces are decided by the tables alone.
func (s *solver) slot(slot Slot, c *chain.Link) {
	if slot == "" || stdMethod(slot) {
		return
	}
	s.b.call(Call{Slot: slot, Chain: c})
}

// StdMethod reports whether a method is one of an interface of the standard
// library.
func StdMethod(m *types.Func) bool { return stdMethod(MethodSlot(m)) }

func stdMethod(slot Slot) bool {
	rest, ok := strings.CutPrefix(string(slot), "i:(")
	if !ok {
		return false
	}
	dot := strings.LastIndex(rest[:strings.LastIndex(rest, ")")], ".")
	return dot < 0 || knowledge.Std(rest[:dot]) || rest == "error).Error"
}

func (s *solver) effectOf(v Value) (*Effect, string) {
	switch {
	case v.Fn != nil:
		s.uses[v.Fn] = true
		return s.state[v.Fn], s.Key(v.Fn)
	case v.Impl != nil:
		return v.Impl.Effect, v.Impl.Key
	case v.Obj != nil:
		return s.known(v.Obj), Key(v.Obj)
	}
	return nil, ""
}

// silenced names the loops on which the callee's own package reports what it
// does: callers in the same module do not repeat it.
func (s *solver) silenced(v Value, e *Effect) string {
	if v.Fn != nil || len(e.OnLoop) == 0 || s.Pass.Module == nil || e.Module != s.Pass.Module.Path {
		return ""
	}
	return strings.Join(e.OnLoop, " ")
}

// spawned lists the parameters whose calls run elsewhere, by the tables.
func spawned(site *Site, k *knowledge.Func) []int {
	if k == nil {
		return nil
	}
	var out []int
	for _, i := range k.Spawns {
		out = append(out, i+receivers(site.Callee))
	}
	return out
}

// inline adds the effect e of the function v, called at the end of head with
// args; its calls of its own parameters become calls of the arguments.
func (s *solver) inline(head *chain.Link, v Value, e *Effect, key string, args []ssa.Value, skip []int) {
	visit := s.local != nil && v.Fn != nil && s.marked(v.Fn) == nil
	if visit {
		s.visit(v.Fn, head)
	} else {
		silenced := s.silenced(v, e)
		for _, op := range e.Ops {
			if op.Reported == "" {
				op.Reported = silenced
			}
			op.Chain = chain.Join(head, op.Chain)
			s.b.op(op)
		}
		s.b.cut += e.Cut
	}
	for _, c := range e.Calls {
		full := chain.Join(head, c.Chain)
		i, own := paramOf(c.Slot, key)
		switch {
		case own && slices.Contains(skip, i):
		case own && i < len(args) && args[i] != nil:
			s.argument(full, args[i], c.Method, c.Iface)
		case !visit: // else the walk comes by it in the function itself
			c.Chain = full
			s.b.call(c)
		}
	}
}

// argument adds a call of what an argument holds, or of a method of it.
func (s *solver) argument(head *chain.Link, arg ssa.Value, method string, iface Slot) {
	vals, complete := s.flow.trace(arg)
	for _, v := range vals {
		switch {
		case v.Param != nil:
			s.b.call(Call{Slot: ParamSlot(s.Key(v.Param.Parent()), paramIndex(v.Param)), Method: method, Iface: iface, Chain: head})
		case method != "":
			if target, ok := s.methodNamed(v.Type, method); ok {
				s.nested(head, target)
			} else {
				complete = false
			}
		case v.Slot != "":
			s.slot(v.Slot, head)
		default:
			s.nested(head, v)
		}
	}
	if method == "" {
		return
	}
	if target, ok := s.methodNamed(element(arg.Type()), method); ok && len(vals) == 0 && !stdValue(target) {
		s.nested(head, target) // no interface: a type parameter's argument
	} else if !complete {
		s.slot(iface, head)
	}
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
		s.inline(head, v, e, key, nil, nil)
	}
}

func (s *solver) methodNamed(t types.Type, name string) (Value, bool) {
	if t == nil || types.IsInterface(t) {
		return Value{}, false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, s.Pass.Pkg, name)
	m, ok := obj.(*types.Func)
	if !ok || types.IsInterface(m.Signature().Recv().Type()) {
		return Value{}, false
	}
	return s.Unit.value(m.Origin()), true
}

// paramOf is the number of the parameter of function key that slot stands for.
func paramOf(slot Slot, key string) (int, bool) {
	rest, ok := strings.CutPrefix(string(slot), "p:"+key+"#")
	if !ok {
		return 0, false
	}
	n := 0
	for _, c := range rest {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// results lists the func values that fn may return.
func (u *Unit) results(fn *ssa.Function) [][]Source {
	sig := fn.Signature
	var out [][]Source
	for i := range sig.Results().Len() {
		if _, ok := sig.Results().At(i).Type().Underlying().(*types.Signature); !ok {
			continue
		}
		if out == nil {
			out = make([][]Source, sig.Results().Len())
		}
		for _, ret := range u.flow.returns[fn] {
			vals, _ := u.flow.trace(ret.Results[i])
			for _, v := range vals {
				if s, ok := u.source(fn, v); ok && !slices.ContainsFunc(out[i], s.equal) {
					out[i] = append(out[i], s)
				}
			}
		}
	}
	return out
}

func (s Source) equal(o Source) bool {
	if s.Impl != nil && o.Impl != nil {
		return s.Impl.Key == o.Impl.Key
	}
	return s.Impl == nil && o.Impl == nil && s.Slot == o.Slot && s.Param == o.Param
}

func (u *Unit) source(fn *ssa.Function, v Value) (Source, bool) {
	if v.Param != nil {
		if v.Param.Parent() == fn {
			return Source{Param: paramIndex(v.Param)}, true
		}
		return Source{Slot: ParamSlot(u.Key(v.Param.Parent()), paramIndex(v.Param))}, true
	}
	if v.Slot != "" {
		return Source{Slot: v.Slot}, true
	}
	if impl := u.Impl(v); impl != nil && !impl.Effect.Empty() {
		return Source{Impl: impl}, true
	}
	return Source{}, false
}

// Impl describes the function in a value, nil if the value is none.
func (u *Unit) Impl(v Value) *Impl {
	switch {
	case v.Fn != nil:
		return &Impl{Key: u.Key(v.Fn), Name: u.Name(v.Fn), Pkg: u.Pass.Pkg.Path(), Effect: u.state[v.Fn]}
	case v.Impl != nil:
		return v.Impl
	case v.Obj != nil && v.Obj.Pkg() != nil:
		return &Impl{Key: Key(v.Obj), Name: FuncName(v.Obj), Pkg: v.Obj.Pkg().Path(), Effect: u.known(v.Obj)}
	}
	return nil
}
