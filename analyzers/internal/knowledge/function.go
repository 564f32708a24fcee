package knowledge

import (
	"go/types"
	"slices"
	"strings"
)

// Func returns what is said about the function or method, nil if that is
// nothing. A method is known by the named type that declares it: a selector for
// an interface that embeds another does not stand for the methods it embeds.
func (t *Table) Func(fn *types.Func) *Func {
	if fn == nil {
		return nil
	}
	x := t.lookup(fn.Pkg())
	if x == nil {
		return nil
	}
	fn = fn.Origin()
	if known, ok := t.funcs.Load(fn); ok {
		return known.(*Func)
	}
	known, _ := t.funcs.LoadOrStore(fn, t.describe(fn, x))
	return known.(*Func)
}

// receiver returns the named type that declares fn, nil for a function.
func receiver(fn *types.Func) (tn *types.TypeName, ok bool) {
	recv := fn.Signature().Recv()
	if recv == nil {
		return nil, true
	}
	typ := types.Unalias(recv.Type())
	if p, isPointer := typ.(*types.Pointer); isPointer {
		typ = types.Unalias(p.Elem())
	}
	named, ok := typ.(*types.Named)
	if !ok {
		return nil, false // a method of an interface literal
	}
	return named.Obj(), true
}

func (t *Table) describe(fn *types.Func, x *index) *Func {
	tn, ok := receiver(fn)
	if !ok {
		return nil
	}
	typ, ofInterface := "", false
	if tn != nil {
		typ, ofInterface = tn.Name(), types.IsInterface(tn.Type())
	}
	rules := x.match(fn.Pkg(), typ, fn.Name())
	if len(rules) == 0 {
		return nil
	}
	f := new(Func)
	t.judge(f, rules)
	flow(f, rules, fn.Signature())
	f.Takes = takes(rules, fn.Signature())
	loopRoles(f, rules)
	f.Runs = entries(rules, Entry{Text: entryText(fn.Pkg(), typ, fn.Name())}, func(s *selector) []int {
		if s.arg.kind != noArgument {
			return s.arguments(fn.Signature())
		}
		if ofInterface {
			return nil // an InterfaceEntry
		}
		return []int{-1}
	})
	if f.empty() {
		return nil
	}
	return f
}

func (f *Func) empty() bool {
	return f.Op == nil && f.Safe == "" && len(f.Takes)+len(f.Calls)+len(f.CallsMethod)+len(f.CallsInterface)+len(f.Wraps)+len(f.Spawns)+
		len(f.Runs)+len(f.Waits)+len(f.Guards)+len(f.Suspends)+len(f.Resumes)+len(f.Own) == 0
}

// judge lets the best of the operations and the cut points win.
func (t *Table) judge(f *Func, rules []*rule) {
	for _, r := range rules {
		switch r.kind {
		case disableRule:
			return
		case safeRule:
			f.Safe = r.reason
			return
		case operationRule:
			if !t.localDisk || r.op.Category != FS || r.op.Cost != Light {
				f.Op = r.op
			}
			return
		}
	}
}

// flow says what becomes of the arguments. The best rule for an argument comes
// first, so that its once: and each: count.
func flow(f *Func, rules []*rule, sig *types.Signature) {
	for _, r := range rules {
		if r.loop != nil {
			continue
		}
		if r.iface != "" && !slices.Contains(f.CallsInterface, r.iface) {
			f.CallsInterface = append(f.CallsInterface, r.iface)
		}
		for _, arg := range r.sel.arguments(sig) {
			switch r.kind {
			case callRule:
				if !slices.ContainsFunc(f.Calls, func(c ArgCall) bool { return c.Arg == arg }) {
					f.Calls = append(f.Calls, ArgCall{arg, r.once, r.each})
				}
			case callMethodRule:
				glob, _ := r.sel.method()
				for _, m := range expand(glob) {
					if am := (ArgMethod{arg, m, r.each}); !slices.Contains(f.CallsMethod, am) {
						f.CallsMethod = append(f.CallsMethod, am)
					}
				}
			case wrapRule:
				f.Wraps = addSorted(f.Wraps, arg)
			case spawnRule:
				f.Spawns = addSorted(f.Spawns, arg)
			}
		}
	}
	slices.SortFunc(f.Calls, func(a, b ArgCall) int { return a.Arg - b.Arg })
}

func addSorted(args []int, arg int) []int {
	i, found := slices.BinarySearch(args, arg)
	if found {
		return args
	}
	return slices.Insert(args, i, arg)
}

// loopRoles says what the function is to loops, apart from their entries. A cut point
// of the user's is one on every loop.
func loopRoles(f *Func, rules []*rule) {
	cut := slices.ContainsFunc(rules, func(r *rule) bool { return r.kind == safeRule && r.user })
	for _, r := range rules {
		switch r.kind {
		case waitRule:
			if (r.user || !cut) && !slices.ContainsFunc(f.Waits, func(w *LoopWait) bool { return w.Loop == r.loop }) {
				f.Waits = append(f.Waits, r.wait())
			}
		case guardRule:
			addLoop(&f.Guards, r.loop)
		case suspendRule:
			addLoop(&f.Suspends, r.loop)
		case resumeRule:
			addLoop(&f.Resumes, r.loop)
		case ownRule:
			addLoop(&f.Own, r.loop)
		}
	}
	slices.SortFunc(f.Waits, func(a, b *LoopWait) int { return strings.Compare(a.Loop.Name, b.Loop.Name) })
	for _, loops := range [][]*Loop{f.Guards, f.Suspends, f.Resumes, f.Own} {
		slices.SortFunc(loops, byLoop)
	}
}

func addLoop(to *[]*Loop, l *Loop) {
	if !slices.Contains(*to, l) {
		*to = append(*to, l)
	}
}

func (r *rule) wait() *LoopWait {
	w := &LoopWait{Loop: r.loop, Body: r.cond.body, Because: r.because, Since: r.since, Until: r.until}
	for _, s := range r.from {
		w.From = append(w.From, s.text)
	}
	return w
}
