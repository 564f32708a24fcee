package effect

import (
	"fmt"
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

// lock is a mutex that a function locks.
type lock struct {
	root   ssa.Value // a parameter or a package variable
	path   string    // the fields from there on
	name   string    // "(*sync.Mutex).Lock"
	shared bool
	when   fact.When
	chain  *chain.Link
}

// relock finds the calls by which fn comes to lock a mutex that it holds.
func (u *Unit) relock(fn *ssa.Function) {
	var held map[*Site]locked
	for _, site := range u.Sites(fn) {
		if _, _, ok := u.lockCall(site.instr); ok && held == nil {
			held = u.locks(fn)
		}
	}
	if held == nil {
		return
	}
	own := u.locksOf(fn)
	for _, site := range u.Sites(fn) {
		for _, l := range u.locksAt(site) {
			if holds, shared := u.holdsAt(fn, own, held[site], l); holds && !(shared && l.shared) {
				c := chain.Graded(l.chain, max(chain.Likely, l.chain.Worst))
				site.again = append(site.again, fact.Op{Category: knowledge.Deadlock, Cost: knowledge.Unbounded, Name: l.name, About: "which " + u.Name(fn) + " holds",
					Instead: "unlock it before, or give what needs no lock a function of its own", When: l.when, Chain: c})
			}
		}
	}
}

// holdsAt reports whether fn holds a mutex at a place where so much is locked.
func (u *Unit) holdsAt(fn *ssa.Function, own []lock, held locked, l lock) (holds, shared bool) {
	for _, o := range own {
		if o.chain.Next != nil || o.root != l.root || o.path != l.path {
			continue
		}
		for _, site := range u.Sites(fn) {
			if mutex, _, ok := u.lockCall(site.instr); ok && site.Hop.Pos == o.chain.Pos {
				if shared, holds := held[mutex]; holds {
					return true, shared
				}
			}
		}
	}
	return false, false
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
	if _, method, ok := u.lockCall(site.instr); ok {
		root, path, ok := mutexAt(site.Args[0])
		if ok && strings.HasSuffix(method, "Lock") && !strings.HasSuffix(method, "Unlock") {
			ls = append(ls, lock{root, path, FuncName(site.Callee), method == "RLock", site.When, chain.Prepend(site.Hop, nil)})
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
			root, path, ok := mutexAt(site.Args[i])
			if !ok {
				continue
			}
			l.root, l.path = root, path+l.path
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
			if _, method, ok := u.lockCall(instr); ok && strings.HasSuffix(method, "Unlock") {
				if root, path, ok := mutexAt(instr.(*ssa.Call).Call.Args[0]); ok && root == l.root && path == l.path {
					return true
				}
			}
		}
	}
	return false
}

// mutexAt follows the fields from a mutex, or from a struct that has one, to a
// parameter or a package variable.
func mutexAt(v ssa.Value) (root ssa.Value, path string, ok bool) {
	for {
		if p := param(v); p != nil {
			return p, path, true
		}
		switch x := v.(type) {
		case *ssa.Global:
			return x, path, true
		case *ssa.FieldAddr:
			v, path = x.X, fmt.Sprintf(".%d%s", x.Field, path)
		case *ssa.UnOp: // a pointer in a field
			field, isField := x.X.(*ssa.FieldAddr)
			if !isField {
				return nil, "", false
			}
			v, path = field, "*"+path
		default:
			return nil, "", false
		}
	}
}
