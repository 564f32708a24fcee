package effect

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"sync"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Site is a call, or a wait of the language itself.
type Site struct {
	Fn      *ssa.Function
	Pos     token.Pos
	Hop     chain.Hop
	When    fact.When   // the conditions on parameters that it is under
	Go      bool        // the call itself runs elsewhere
	Dynamic bool        // of a func value or an interface method
	Callee  *types.Func // the function, method or interface method that the source names, if it names one
	Vals    []Value     // what is called
	Args    []ssa.Value // the receiver of a method first
	Wait    *fact.Op    // the operation, where the site is no call
	locks   []fact.Op   // the waits, where a mutex is locked that others hold across an operation
	again   []fact.Op   // locks of mutexes that are held: see relock

	last     bool            // a wait whose bound is that of all turns of the loop around it
	forked   []*ssa.Function // a wait for these goroutines alone, which do nothing that is known to block
	concrete bool            // an interface method whose receiver can only be of the types in Vals
	block    *ssa.BasicBlock
	instr    ssa.Instruction
}

// Sites lists the calls and waits of fn in the order of its blocks, those of test
// files left out: the initializer has them too.
func (u *Unit) Sites(fn *ssa.Function) []*Site {
	if s, ok := u.sites[fn]; ok {
		return s
	}
	sites := []*Site{}
	cycles := sync.OnceValue(func() []cycle { return u.cycles(fn) })
	for _, b := range fn.Blocks {
		if u.dead(b) {
			continue
		}
		turns := sync.OnceValue(func() cycle {
			if i := slices.IndexFunc(cycles(), func(c cycle) bool { return c.blocks[b] }); i >= 0 {
				return cycles()[i]
			}
			return cycle{}
		})
		cached := sync.OnceValue(func() bool { return u.cached(b) })
		when := sync.OnceValue(func() fact.When { return u.when(b) })
		guard := sync.OnceValue(func() guarded { return u.guarded(b) })
		for _, instr := range b.Instrs {
			if s := u.site(fn, instr); s != nil && !u.inTest(s.Pos) {
				s.block, s.instr, s.When = b, instr, when()
				s.Hop.Repeats, s.Hop.Few, s.Hop.Cached = !s.last && turns().blocks != nil, turns().few, cached()
				s.Hop.Once = s.Hop.Grade < chain.Possible && guard().once
				s.Hop.Grade = max(s.Hop.Grade, guard().grade)
				if u.suspended(instr) {
					s.Hop.Grade, s.Hop.Once = chain.Possible, false
				}
				if s.Wait != nil {
					s.Wait.Room = s.Wait.Room && guard().grade < chain.Possible && !u.suspended(instr)
					s.Wait.Chain = chain.Prepend(s.Hop, nil)
				}
				sites = append(sites, s)
			}
		}
	}
	u.sites[fn] = sites
	return sites
}

func (u *Unit) site(fn *ssa.Function, instr ssa.Instruction) *Site {
	switch x := instr.(type) {
	case ssa.CallInstruction:
		return u.callSite(fn, x)
	case *ssa.Send:
		g := u.sendGrade(x.Chan)
		if u.awaited(fn, x.Chan) {
			g = chain.Possible
		}
		s := u.waitSite(fn, x.Pos(), fact.Send, g)
		s.Wait.Room = g == chain.Possible && len(u.flow.made(x.Chan)) > 0 && !u.awaited(fn, x.Chan)
		switch ch := u.flow.channel(x.Chan).(type) {
		case fact.Slot:
			s.Wait.Chan = ch
		case *ssa.MakeChan:
			s.Wait.Chan = fact.Slot("c:" + u.Posn(ch.Pos()))
		case *ssa.Alloc:
			s.Wait.Chan = fact.Slot("c:" + u.Posn(ch.Pos()))
		}
		return s
	case *ssa.UnOp:
		if x.Op != token.ARROW {
			return nil
		}
		g := chain.Certain
		if _, timer := u.timed(x.X); timer {
			g = chain.Likely
		}
		if u.filled(x.Block(), x.X) || u.released(x) {
			g = chain.Possible
		}
		s := u.waitSite(fn, x.Pos(), fact.Receive, g)
		s.Wait.Bound = bound(x.X)
		s.Wait.Chan, _ = u.flow.channel(x.X).(fact.Slot)
		return s
	case *ssa.Select:
		if !x.Blocking {
			return nil
		}
		g, sends, room, least := chain.Certain, false, true, time.Duration(0)
		last := false
		for i, s := range x.States {
			if d := bound(s.Chan); d > 0 && (least == 0 || d < least) {
				least, last = d, leaves(x, i)
			}
			if guard, _ := u.timed(s.Chan); guard {
				g = chain.Likely
			}
			if s.Dir == types.SendOnly {
				sends = true
				room = room && u.sendGrade(s.Chan) == chain.Possible
			} else if guard, _ := u.timed(s.Chan); !guard {
				room = false
			}
		}
		if sends && room {
			g = chain.Possible
		}
		s := u.waitSite(fn, x.Pos(), "select", g)
		s.Wait.Bound, s.last = least, last
		return s
	}
	return nil
}

func (u *Unit) waitSite(fn *ssa.Function, pos token.Pos, name string, g chain.Grade) *Site {
	hop := u.hop(fn, pos, g, false)
	return &Site{Fn: fn, Pos: pos, Hop: hop, Wait: &fact.Op{
		Category: knowledge.Wait, Cost: knowledge.Unbounded, Name: name,
	}}
}

// sendGrade tells how sure it is that a send waits: a channel that is seen to
// be made with room, or that is not seen at all, leaves it open.
func (u *Unit) sendGrade(ch ssa.Value) chain.Grade {
	g := chain.Possible
	for _, made := range u.flow.made(ch) {
		size, ok := made.Size.(*ssa.Const)
		if !ok || size.Value == nil {
			return chain.Possible
		}
		if n, exact := constant.Int64Val(size.Value); !exact || n > 0 {
			return chain.Possible
		}
		g = chain.Likely
	}
	return g
}

// timed reports whether a receive from ch ends by itself: ctx.Done() or a
// timer's channel.
func (u *Unit) timed(ch ssa.Value) (guard, timer bool) {
	switch n := u.flow.canon(ch).(type) {
	case *ssa.Call:
		if m := n.Call.Method; m != nil && m.Name() == "Done" {
			return true, false
		}
		if fn := n.Call.StaticCallee(); fn != nil && fn.Object() != nil && fn.Object().Pkg() != nil && fn.Object().Pkg().Path() == "time" {
			return true, true
		}
	case fact.Slot:
		if n == "f:time.Timer.C" || n == "f:time.Ticker.C" {
			return true, true
		}
	}
	return false, false
}

func (u *Unit) callSite(fn *ssa.Function, instr ssa.CallInstruction) *Site {
	c := instr.Common()
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return nil
	}
	s := &Site{Fn: fn, Pos: c.Pos()}
	if !s.Pos.IsValid() {
		s.Pos = instr.Pos()
	}
	_, s.Go = instr.(*ssa.Go)
	s.Dynamic = c.StaticCallee() == nil
	if c.IsInvoke() {
		s.Callee = c.Method.Origin()
		s.Args = append([]ssa.Value{c.Value}, c.Args...)
		s.Vals, s.concrete = u.invoked(c)
	} else {
		s.Args = c.Args
		if static := c.StaticCallee(); static != nil {
			s.Callee, _ = static.Object().(*types.Func)
			s.Vals = u.static(static)
		} else {
			s.Vals, _ = u.flow.trace(c.Value)
		}
	}
	s.Hop = u.hop(fn, s.Pos, chain.Certain, false)
	return s
}

// calleeOf is the function or interface method that a call names, nil if it calls a func
// value.
func calleeOf(c *ssa.CallCommon) *types.Func {
	if fn := c.StaticCallee(); fn != nil {
		obj, _ := fn.Object().(*types.Func)
		return obj
	}
	return c.Method
}

func (u *Unit) static(fn *ssa.Function) []Value {
	t := &trace{flow: u.flow}
	t.function(fn)
	for i := range t.vals { // a call through a method value passes no receiver
		t.vals[i].Shift = t.vals[i].Shift && fn.Signature.Recv() == nil && len(fn.FreeVars) > 0
	}
	return t.vals
}
