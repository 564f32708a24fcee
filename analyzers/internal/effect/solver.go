package effect

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// solver computes one function's effect from the present effects of the others.
type solver struct {
	*Unit
	fn   *ssa.Function
	key  string
	b    *fact.Builder
	uses map[*ssa.Function]bool

	local *Local // not nil: name the functions of the package, do not look into them
}

func (s *solver) run() *fact.Effect {
	if e := s.marked(s.fn); e != nil {
		return e
	}
	for _, site := range s.Sites(s.fn) {
		s.site(site)
	}
	for _, h := range s.holding(s.fn) {
		s.b.Hold(h)
	}
	for _, w := range s.worksOf(s.fn) {
		s.b.When = s.when(w.block)
		s.b.Op(w.Op)
	}
	s.b.When = ""
	if op, ok := s.told(s.fn); ok {
		s.b.Computes(op)
	}
	return s.b.Effect()
}

func (s *solver) site(site *Site) {
	s.b.When = site.When
	switch {
	case site.Wait != nil:
		s.b.Op(*site.Wait)
	case site.locks != nil:
		for _, op := range site.locks {
			s.b.Op(op)
		}
	case site.forked != nil:
		for _, worker := range site.forked {
			s.nested(chain.Prepend(site.Hop, nil), Value{Fn: worker})
		}
	case !site.Go && !s.idle(site):
		s.call(site)
	}
	s.b.When = ""
	for _, op := range site.again {
		s.b.Op(op)
	}
}

func (s *solver) call(site *Site) {
	s.b.Stream = s.stream(site)
	defer func() { s.b.Stream = "" }()
	var k *knowledge.Func
	if site.Callee != nil {
		k = s.Know.Func(site.Callee)
	}
	if k != nil && !site.concrete && s.table(site, k) {
		return
	}
	s.wrapped(site)
	for _, v := range site.Vals {
		s.under(v.When, func() { s.value(site.Hop, v, site, k) })
	}
	for _, arg := range site.Args { // the body of a range over an iterator that is not followed
		if mc, ok := arg.(*ssa.MakeClosure); ok && strings.Contains(mc.Fn.(*ssa.Function).Synthetic, "range-over-func") {
			s.nested(chain.Prepend(site.Hop, nil), Value{Fn: mc.Fn.(*ssa.Function)})
		}
	}
}

// stream is where the file or the connection is kept that a call reads or writes: who
// mends one of these calls mends all.
func (s *solver) stream(site *Site) fact.Slot {
	if site.Callee == nil || receivers(site.Callee) == 0 {
		return ""
	}
	name := site.Callee.Name()
	if !strings.HasPrefix(name, "Write") && !strings.HasPrefix(name, "Read") {
		return ""
	}
	slot, _ := s.flow.canon(site.Args[0]).(fact.Slot)
	return slot
}

// table does what the tables say of the callee. It reports whether that is all
// there is to know.
func (s *solver) table(site *Site, k *knowledge.Func) bool {
	for _, w := range k.Waits {
		if w.Body && !s.waits(site.Callee, w.Loop.Name) {
			continue
		}
		hop := site.Hop
		if k.Safe == "" && receivers(site.Callee) == 1 && s.fresh(site.Args[0], w.Loop) {
			if k.Op == nil { // or it is what the table says of it
				s.b.Op(fact.Op{Category: knowledge.Wait, Cost: knowledge.Unbounded, Name: FuncName(site.Callee), Chain: chain.Prepend(hop, nil)})
			}
			continue
		}
		hop.Grade = max(hop.Grade, chain.Likely) // another instance of the framework may be meant
		s.b.Op(fact.Op{Category: knowledge.Deadlock, Cost: knowledge.Unbounded, Name: FuncName(site.Callee),
			Loop: w.Loop.Name, From: strings.Join(w.From, " "), About: w.Because, Chain: chain.Prepend(hop, nil)})
	}
	if k.Safe != "" { // on every other loop
		return true
	}
	if k.Op != nil && !s.terminal(site) && !builtinZone(site) {
		hop := site.Hop
		if s.Made(k.Op.Unless) {
			hop.Grade = chain.Possible
		}
		op := tableOp(k.Op, site.Callee, chain.Prepend(hop, nil))
		op.Took = s.tookAt(site)
		if op.Name == "time.Sleep" {
			op.Bound = bounded(site.Args[0], site.block)
		}
		if op.Name == fact.GroupWait {
			op.Chan, _ = s.flow.canon(site.Args[0]).(fact.Slot)
		}
		s.b.Op(op)
	}
	first := receivers(site.Callee)
	for _, c := range k.Calls {
		if i := c.Arg + first; i < len(site.Args) {
			hop := site.Hop
			if c.Once {
				hop.Grade = chain.Possible
			}
			hop.Repeats = hop.Repeats || c.Each
			s.argument(chain.Prepend(hop, nil), site.Args[i], fact.Call{})
		}
	}
	for _, c := range k.CallsMethod {
		if i := c.Arg + first; 0 <= i && i < len(site.Args) {
			hop := site.Hop
			hop.Repeats = hop.Repeats || c.Each
			s.argument(chain.Prepend(hop, nil), site.Args[i], fact.Call{Method: c.Method})
		}
	}
	for _, m := range k.CallsInterface {
		s.slot(fact.Slot("i:"+m), chain.Prepend(site.Hop, nil), nil)
	}
	return k.Op != nil || len(k.Waits)+len(k.Calls)+len(k.CallsInterface) > 0
}

// terminal reports whether a site writes to the program's own output, which is a
// terminal more often than a file.
func (s *solver) terminal(site *Site) bool {
	if len(site.Args) == 0 || !strings.HasPrefix(FuncName(site.Callee), "(*os.File).Write") {
		return false
	}
	slot := s.flow.canon(site.Args[0])
	return slot == fact.Slot("g:os.Stdout") || slot == fact.Slot("g:os.Stderr")
}

// builtinZone reports whether a site asks for a time zone for which no file is read.
func builtinZone(site *Site) bool {
	if FuncName(site.Callee) != "time.LoadLocation" {
		return false
	}
	c, ok := site.Args[0].(*ssa.Const)
	return ok && slices.Contains([]string{"", "UTC", "Local"}, constant.StringVal(c.Value))
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
		c := fact.Call{Slot: fact.ParamSlot(s.Key(v.Param.Parent()), paramIndex(v.Param)), Args: worth(site.Args), Chain: chain.Prepend(hop, nil)}
		if site.Callee != nil { // a method of the parameter
			c.Method, c.Iface = site.Callee.Name(), MethodSlot(site.Callee)
		}
		s.b.Call(c)
	case v.Slot != "":
		s.slot(v.Slot, chain.Prepend(hop, nil), worth(site.Args))
	default:
		e, key := s.effectOf(v)
		if e == nil {
			return
		}
		args := site.Args
		if v.Shift {
			args = append([]ssa.Value{nil}, args...)
		}
		head := chain.Prepend(hop, nil)
		if v.Held {
			head = chain.Dynamic(head)
		}
		s.inline(head, v, e, key, args, states(argsOf(args), site.instr, args, e), spawned(site, k))
	}
}

// slot adds a call of what a slot holds. Methods of the standard library's
// interfaces are decided by the tables alone.
func (s *solver) slot(slot fact.Slot, c *chain.Link, args fact.Args) {
	if slot == "" || s.ubiquitous(slot) {
		return
	}
	s.b.Call(fact.Call{Slot: slot, Args: args, Chain: c})
}

// Ubiquitous reports whether a method is one of an interface of the standard
// library that no table tells who calls: what is in an io.Reader somewhere says
// nothing about this one.
func (u *Unit) Ubiquitous(m *types.Func) bool { return u.ubiquitous(MethodSlot(m)) }

func (u *Unit) ubiquitous(slot fact.Slot) bool {
	method, ok := strings.CutPrefix(string(slot), "i:")
	if !ok {
		return false
	}
	name := method[1:strings.LastIndex(method, ")")]
	dot := strings.LastIndex(name, ".")
	return (dot < 0 || knowledge.Std(name[:dot]) || name == "error") && !u.Know.Called(method)
}

func (s *solver) effectOf(v Value) (*fact.Effect, string) {
	switch {
	case v.Fn != nil:
		s.uses[v.Fn] = true
		return s.state[v.Fn], s.Key(v.Fn)
	case v.Impl != nil:
		return v.Impl.Effect(), v.Impl.Key
	case v.Obj != nil:
		return s.known(v.Obj), s.keyFor(v.Obj)
	}
	return nil, ""
}

// silenced names the loops on which the callee's own package reports what it
// does: callers in the same module do not repeat it.
func (s *solver) silenced(v Value, e *fact.Effect) string {
	if v.Fn != nil || len(e.OnLoop) == 0 || e.Module != s.Module() {
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
