package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Local is what one function does, with the functions of its own package not
// looked into but named. An effect keeps one chain for an operation; to find
// every place to mend, somebody has to walk the package.
type Local struct {
	Visits []Visit
	Ops    []fact.Op
	Calls  []fact.Call
	Given  []Gift
	Own    []fact.Slot // one turn of a loop: the channels of the loop's own wait that nobody else receives from
	Shared []fact.Slot // of these, the ones that are sent to in more places than one
	Mutual []fact.Slot // the channels that are received from by who sends to this loop
	Next   string      // likewise: where a function of the package waits for the loop's next event
	Ends   []fact.Slot // likewise: the channels and groups that tell of the loop's end
}

// Gift is a Given, perhaps of a function of this package.
type Gift struct {
	fact.Given // Bound: as far as the arguments of the function are known
	Fn         *ssa.Function
}

// Visit is a call of a function of the same package, perhaps by way of another
// function that calls what it is given.
type Visit struct {
	Fn    *ssa.Function
	Args  fact.Args // what is known of the arguments
	Told  bool      // what it calls of the arguments stands beside this visit
	When  fact.When // the call is made only then
	Chain *chain.Link
}

// LocalOf describes a function of another package by its effect and its key.
func LocalOf(e *fact.Effect, key string) *Local {
	l := &Local{Ops: e.Ops, Calls: e.Calls}
	for _, g := range e.Given {
		g.Bound = g.Bound || binds(e, key, g)
		l.Given = append(l.Given, Gift{Given: g})
	}
	return l
}

// Local describes a function of this package, after Solve.
func (u *Unit) Local(fn *ssa.Function) *Local {
	l := u.locals[fn]
	if l == nil {
		l = u.local(fn, func(*Site) bool { return true })
		u.locals[fn] = l
	}
	return l
}

func (u *Unit) local(fn *ssa.Function, in func(*Site) bool) *Local {
	l := new(Local)
	if e := u.marked(fn); e != nil {
		l.Ops = e.Ops
		return l
	}
	if _, told := u.told(fn); told { // what it calls computes no longer than that
		l.Ops, l.Calls = u.state[fn].Ops, u.state[fn].Calls
		return l
	}
	for _, site := range u.Sites(fn) {
		if !in(site) {
			continue
		}
		s := &solver{Unit: u, fn: fn, key: u.Key(fn), b: fact.NewBuilder(), uses: map[*ssa.Function]bool{}, local: l}
		s.site(site)
		u.given(l, site)
		e := s.b.Effect()
		l.Ops = append(l.Ops, e.Ops...)
		l.Calls = append(l.Calls, e.Calls...)
	}
	for _, w := range u.worksOf(fn) {
		if in(&Site{block: w.block}) {
			w.Op.When = u.when(w.block)
			l.Ops = append(l.Ops, w.Op)
		}
	}
	return l
}

// visit notes the call of a function of the package, in a local walk.
func (s *solver) visit(fn *ssa.Function, head *chain.Link, known fact.Args, told bool) {
	s.local.Visits = append(s.local.Visits, Visit{fn, known, told, s.b.When, head})
}

// given notes the funcs among the arguments of a call of a slot.
func (u *Unit) given(l *Local, site *Site) {
	for _, v := range site.Vals {
		slot := u.taker(site, v)
		if slot == "" || site.Go {
			continue
		}
		for i, arg := range site.Args {
			if !IsFunc(arg.Type()) {
				continue
			}
			for _, in := range u.Trace(arg) {
				g := fact.Given{Slot: slot, When: site.When, Arg: i, Chain: chain.Prepend(site.Hop, nil)}
				if gift, ok := u.gift(g, in); ok {
					if in.Fn != nil {
						of := g
						of.Impl = u.givenImpl(in)
						gift.Bound = binds(u.state[site.Fn], u.Key(site.Fn), of)
					}
					l.Given = append(l.Given, gift)
				}
			}
		}
	}
}

// CallsOn lists the calls of slots that what a value holds makes, those of its own
// parameters apart: they are calls of what this call gives it, see Given, and not of
// what others give it.
func (f Filled) CallsOn() []fact.Call {
	if f.Impl == nil || f.Impl.Effect() == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Impl.Effect().Calls), func(c fact.Call) bool {
		_, own := fact.ParamOf(c.Slot, f.Impl.Key)
		return own && c.Method == ""
	})
}

// gift completes g with a value that is given; ok is false if it is a parameter, of
// which the callers tell, or not known.
func (u *Unit) gift(g fact.Given, v Value) (gift Gift, ok bool) {
	gift = Gift{Given: g}
	switch {
	case v.Fn != nil:
		gift.Fn = v.Fn
	case v.Slot != "":
		gift.From = v.Slot
	case v.Obj != nil || v.Impl != nil:
		gift.Impl = u.givenImpl(v)
	}
	return gift, gift.Fn != nil || gift.From != "" || gift.Impl != nil
}

// Calls reports whether what a value holds calls its own parameter.
func (f Filled) Calls(param int) bool {
	if f.Impl == nil || f.Impl.Effect() == nil {
		return false
	}
	if f.Value.Shift {
		param++
	}
	return slices.ContainsFunc(f.Impl.Effect().Calls, func(c fact.Call) bool {
		i, own := fact.ParamOf(c.Slot, f.Impl.Key)
		return own && i == param
	})
}

// HandsOn lists the slots that are given what the value is given itself.
func (f Filled) HandsOn(param int) (list []fact.Given) {
	if f.Impl == nil || f.Impl.Effect() == nil {
		return nil
	}
	if f.Value.Shift {
		param++
	}
	for _, g := range f.Impl.Effect().Given {
		if g.Param == param+1 {
			list = append(list, g)
		}
	}
	return list
}
