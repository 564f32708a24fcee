package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// passed adds what another package has made an interface value of, where this one
// hands it to a package that has the interface's method on a loop:
//
//	ui.Show(disk.New()) // New returns a Source, and ui calls Source.Lines
//
// The package that made it knows of no loop, that of the loop not what is made; if it
// does, it has told of the witness.
func (u *Unit) passed(s *Slots, imports []fact.Import, add func(fact.Slot, Value, string)) {
	looped := map[string]map[fact.Slot]bool{} // the methods that are on a loop, by who knows of it
	known := map[fact.Slot]bool{}
	for _, p := range imports {
		for _, l := range p.OnLoop {
			if !strings.HasPrefix(string(l.Slot), "i:") || u.ubiquitous(l.Slot) {
				continue
			}
			if looped[p.Path] == nil {
				looped[p.Path] = map[fact.Slot]bool{}
			}
			looped[p.Path][l.Slot], known[l.Slot] = true, true
		}
	}
	if len(known) == 0 {
		return
	}
	hand := func(v ssa.Value, to *types.Package, pos string) {
		if to == nil || looped[to.Path()] == nil || !hasMethod(v.Type(), known) {
			return
		}
		for _, v := range u.Trace(v) {
			if looped[to.Path()][v.Made.Method] {
				if impl := s.implOf(v.Made); impl != nil {
					add(v.Made.Method, Value{Impl: impl}, pos)
				}
			}
		}
	}
	for _, fn := range u.Funcs {
		for store := range instrs[*ssa.Store](fn) {
			pos := store.Pos()
			if !pos.IsValid() {
				pos = store.Val.Pos()
			}
			hand(store.Val, owner(store.Addr), u.Posn(pos))
		}
		for _, site := range u.Sites(fn) {
			if site.Callee == nil {
				continue
			}
			for _, arg := range site.Args {
				hand(arg, site.Callee.Pkg(), site.Hop.Pos)
			}
		}
	}
}

// hasMethod reports whether a value of type t is an interface with one of some methods.
func hasMethod(t types.Type, methods map[fact.Slot]bool) bool {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range iface.Methods() {
		if methods[MethodSlot(m)] {
			return true
		}
	}
	return false
}

// owner is the package of the variable or field at an address.
func owner(addr ssa.Value) *types.Package {
	switch x := addr.(type) {
	case *ssa.Global:
		if x.Object() != nil {
			return x.Object().Pkg()
		}
	case *ssa.FieldAddr:
		if _, tn, _ := fieldSlot(x.X.Type(), x.Field); tn != nil {
			return tn.Pkg()
		}
	}
	return nil
}

// implOf is the function that a package below has put into a method's slot.
func (s *Slots) implOf(m fact.Made) *fact.Impl {
	for _, w := range s.below.Witnesses.Of(m.Method) {
		if w.Impl != nil && w.Impl.Key == m.Key {
			return w.Impl
		}
	}
	return nil
}
