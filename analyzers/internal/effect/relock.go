package effect

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// A function that locks a mutex while its caller holds it waits for ever: neither
// sync.Mutex nor sync.RWMutex lets the same goroutine in twice. It is the same mutex
// for certain where it is one of a package variable, or of what a parameter points to
// that the caller hands on. Two readers are let in, and left alone here.

// place is where a mutex is: the fields from a parameter or a package variable on.
type place struct {
	root ssa.Value
	path string
}

// lock is a mutex that a function locks.
type lock struct {
	place
	name   string // "(*sync.Mutex).Lock"
	shared bool
	when   fact.When
	chain  *chain.Link
}

// relock finds the calls by which fn comes to lock a mutex that it holds.
func (u *Unit) relock(fn *ssa.Function) {
	var held map[*Site]locked[place]
	for _, site := range u.Sites(fn) {
		if _, _, ok := u.lockAt(site.instr); ok && held == nil {
			held = locks(u, fn, u.lockAt)
		}
	}
	if held == nil {
		return
	}
	for _, site := range u.Sites(fn) {
		u.lockedTwice(site, held[site], "which "+u.Name(fn)+" holds", "unlock it before, or give what needs no lock a function of its own")
	}
	u.relockNext(fn)
}

// relockNext finds what fn locks in each turn of a loop and does not unlock in it: what
// is deferred is done when the function ends.
//
//	for event := range events {
//		s.mu.Lock()
//		defer s.mu.Unlock()
//		s.show(event)
//	}
func (u *Unit) relockNext(fn *ssa.Function) {
	for _, first := range u.Sites(fn) {
		mutex, method, ok := u.lockAt(first.instr)
		if !ok || !first.Hop.Repeats || method != "Lock" && method != "RLock" {
			continue
		}
		rest := first.block.Instrs[slices.Index(first.block.Instrs, first.instr)+1:]
		left := through(rest, locked[place]{mutex: method == "RLock"}, u.lockAt, nil)
		in := make([]locked[place], len(fn.Blocks))
		for _, next := range first.block.Succs {
			in[next.Index] = maps.Clone(left)
		}
		held := locksFrom(u, fn, in, u.lockAt)
		for _, site := range u.Sites(fn) {
			if shared, holds := held[site][mutex]; holds && site.Hop.Repeats {
				u.lockedTwice(site, locked[place]{mutex: shared}, "which "+u.Name(fn)+" has locked in the turn before", "unlock it in the same turn: what is deferred is done when the function returns")
			}
		}
	}
}

// lockedTwice notes that a call locks what is held.
func (u *Unit) lockedTwice(site *Site, held locked[place], about, instead string) {
	for _, l := range u.locksAt(site) {
		if shared, holds := held[l.place]; holds && !(shared && l.shared) {
			c := chain.Graded(l.chain, max(chain.Likely, l.chain.Worst))
			site.again = append(site.again, fact.Op{Category: knowledge.Deadlock, Cost: knowledge.Unbounded, Name: l.name, About: about, Instead: instead, When: l.when, Chain: c})
		}
	}
}

// lockAt is lockCall for a mutex whose place is known.
func (u *Unit) lockAt(instr ssa.Instruction) (mutex place, method string, ok bool) {
	if _, method, ok = u.lockCall(instr); ok {
		mutex, ok = mutexAt(instr.(*ssa.Call).Call.Args[0])
	}
	return mutex, method, ok
}

// locksOf lists what fn locks, or what it calls, of what its callers may hold.
func (u *Unit) locksOf(fn *ssa.Function) []lock {
	if ls, ok := u.locksIn[fn]; ok {
		return ls
	}
	u.locksIn[fn] = nil // functions that call each other
	var ls []lock
	for _, site := range u.Sites(fn) {
		for _, l := range u.locksAt(site) {
			if !u.unlocked(fn, site, l) {
				ls = append(ls, l)
			}
		}
	}
	u.locksIn[fn] = ls
	return ls
}

// locksAt lists what one call locks.
func (u *Unit) locksAt(site *Site) (ls []lock) {
	if _, isCall := site.instr.(*ssa.Call); !isCall {
		return nil
	}
	if mutex, method, ok := u.lockAt(site.instr); ok {
		if method == "Lock" || method == "RLock" {
			ls = append(ls, lock{mutex, FuncName(site.Callee), method == "RLock", site.When, chain.Prepend(site.Hop, nil)})
		}
		return ls
	}
	if site.Dynamic || len(site.Vals) != 1 || site.Vals[0].Fn == nil || site.Vals[0].Shift {
		return nil
	}
	for _, l := range u.locksOf(site.Vals[0].Fn) {
		when, may := l.when.With(argsOf(site.Args))
		if !may {
			continue
		}
		if p, ok := l.root.(*ssa.Parameter); ok {
			i := paramIndex(p)
			if i < 0 || i >= len(site.Args) {
				continue
			}
			at, ok := mutexAt(site.Args[i])
			if !ok {
				continue
			}
			l.root, l.path = at.root, at.path+l.path
		}
		l.when, l.chain = site.When.And(when), chain.Prepend(site.Hop, l.chain)
		ls = append(ls, l)
	}
	return ls
}

// unlocked reports whether fn has unlocked a mutex by the time it comes to a site.
func (u *Unit) unlocked(fn *ssa.Function, at *Site, l lock) bool {
	for _, b := range fn.Blocks {
		if !b.Dominates(at.block) {
			continue
		}
		for _, instr := range b.Instrs {
			if instr == at.instr {
				break
			}
			if mutex, method, ok := u.lockAt(instr); ok && strings.HasSuffix(method, "Unlock") && mutex == l.place {
				return true
			}
		}
	}
	return false
}

// mutexAt follows the fields from a mutex, or from a struct that has one, to a
// parameter or a package variable.
func mutexAt(v ssa.Value) (at place, ok bool) {
	path := ""
	for {
		if p := param(v); p != nil {
			return place{p, path}, true
		}
		switch x := v.(type) {
		case *ssa.Global:
			return place{x, path}, true
		case *ssa.FieldAddr:
			v, path = x.X, fmt.Sprintf(".%d%s", x.Field, path)
		case *ssa.UnOp: // a pointer in a field
			field, isField := x.X.(*ssa.FieldAddr)
			if !isField {
				return place{}, false
			}
			v, path = field, "*"+path
		default:
			return place{}, false
		}
	}
}
