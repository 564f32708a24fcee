package effect

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// flow says, field by field, where func and interface values come from. Its
// nodes are ssa values and slots; a container and its elements are one node,
// and so are a variable and what is stored in it.
type flow struct {
	u        *Unit
	from     map[node][]edge
	chans    map[node][]node // the same for channels, whatever they carry
	slots    []fact.Slot     // those with edges, in the order they were met
	fields   map[fact.Slot]Field
	lent     map[fact.Slot]bool // fields whose address is passed on: who has it may set them
	holds    map[fact.Slot]traced
	closures map[*ssa.Function]*ssa.MakeClosure
	returns  map[*ssa.Function][]*ssa.Return
	traced   map[node]traced
	busy     map[node]bool // being traced
	partial  bool          // an answer would depend on what is busy
}

type node any // ssa.Value or Slot

type edge struct {
	src node
	pos token.Pos
}

// Field is the struct field behind a slot.
type Field struct {
	Owner *types.TypeName
	Name  string
}

// Value is what a traced value may be: exactly one of the first seven is set.
type Value struct {
	Fn    *ssa.Function  // a function of this package with a body
	Obj   *types.Func    // another package's function or method
	Impl  *fact.Impl     // a closure of another package
	Param *ssa.Parameter // of the function that is analysed, or of one around it
	Slot  fact.Slot
	Type  types.Type // concrete type in an interface
	Made  fact.Made  // a method of what another package has put into an interface
	Shift bool       // Fn or Obj is a method bound to its receiver
	Held  bool       // Fn or Obj is in a slot, among others
	When  fact.When  // in the function whose value was traced
}

func newFlow(u *Unit) *flow {
	f := &flow{
		u:        u,
		from:     map[node][]edge{},
		chans:    map[node][]node{},
		fields:   map[fact.Slot]Field{},
		lent:     map[fact.Slot]bool{},
		holds:    map[fact.Slot]traced{},
		closures: map[*ssa.Function]*ssa.MakeClosure{},
		returns:  map[*ssa.Function][]*ssa.Return{},
		traced:   map[node]traced{},
		busy:     map[node]bool{},
	}
	for _, fn := range u.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				switch x := instr.(type) {
				case *ssa.MakeClosure:
					f.closures[x.Fn.(*ssa.Function)] = x
				case *ssa.Return:
					f.returns[fn] = append(f.returns[fn], x)
				}
			}
		}
	}
	for instr := range instrs[ssa.Instruction](u.Funcs...) {
		f.instr(instr)
	}
	f.handovers()
	return f
}

func (f *flow) instr(instr ssa.Instruction) {
	switch x := instr.(type) {
	case *ssa.FieldAddr:
		f.lend(x)
	case *ssa.Store:
		f.edge(x.Addr, x.Val, x.Pos())
	case *ssa.MapUpdate:
		f.edge(x.Map, x.Value, x.Pos())
		if isChan(x.Key.Type()) { // a set of them
			f.link(x.Map, x.Key)
		}
	case *ssa.Send:
		f.edge(x.Chan, x.X, x.Pos())
	case *ssa.Select:
		for _, s := range x.States {
			if s.Dir == types.SendOnly {
				f.edge(s.Chan, s.Send, s.Pos)
			}
		}
	case *ssa.Phi:
		for _, v := range x.Edges {
			f.edge(x, v, x.Pos())
		}
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
			for _, v := range x.Call.Args {
				f.edge(x, v, x.Pos())
			}
		}
	}
}

// lend notes that the address of a field is used for more than to read and to set it.
func (f *flow) lend(addr *ssa.FieldAddr) {
	for _, use := range *addr.Referrers() {
		switch x := use.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
			continue
		case *ssa.Store:
			if x.Addr == addr {
				continue
			}
		}
		if slot, ok := f.canon(addr).(fact.Slot); ok {
			f.lent[slot] = true
		}
		return
	}
}

func (f *flow) edge(dst, src ssa.Value, pos token.Pos) {
	if holdsChans(src.Type()) {
		f.link(dst, src)
	}
	if !holdsFuncs(src.Type()) {
		return
	}
	d, s := f.canon(dst), f.canon(src)
	if d == s || d == nil || s == nil {
		return
	}
	if slot, ok := d.(fact.Slot); ok && len(f.from[d]) == 0 {
		f.slots = append(f.slots, slot)
	}
	f.from[d] = append(f.from[d], edge{s, pos})
}

// link notes that the channels of src are in dst too.
func (f *flow) link(dst, src ssa.Value) {
	if d, s := f.canon(dst), f.canon(src); d != s && d != nil && s != nil {
		f.chans[d] = append(f.chans[d], s)
	}
}

// holdsChans reports whether a value is a channel or a list of channels.
func holdsChans(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Chan:
		return true
	case *types.Slice:
		return isChan(t.Elem())
	case *types.Array:
		return isChan(t.Elem())
	case *types.Map:
		return isChan(t.Elem()) || isChan(t.Key())
	}
	return false
}

func isChan(t types.Type) bool {
	_, is := t.Underlying().(*types.Chan)
	return is
}

// canon is the node that stands for v: the place it was read from, or v.
func (f *flow) canon(v ssa.Value) node {
	for {
		switch x := v.(type) {
		case *ssa.UnOp:
			if x.Op != token.MUL && x.Op != token.ARROW {
				return x
			}
			v = x.X
		case *ssa.FieldAddr:
			return f.field(x.X.Type(), x.Field)
		case *ssa.Field:
			return f.field(x.X.Type(), x.Field)
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.Index:
			v = x.X
		case *ssa.Lookup:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.Range:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.Extract:
			switch t := x.Tuple.(type) {
			case *ssa.Lookup:
				v = t.X
			case *ssa.TypeAssert:
				v = t.X
			case *ssa.Next:
				v = t.Iter
			case *ssa.UnOp:
				v = t.X
			case *ssa.Select:
				if v = received(t, x.Index); v == nil {
					return x
				}
			default:
				return x
			}
		case *ssa.FreeVar:
			b := f.binding(x)
			if b == nil {
				return x
			}
			v = b
		case *ssa.Global:
			if x.Object() == nil {
				return x
			}
			return globalSlot(x.Object())
		default:
			return v
		}
	}
}

// received is the channel whose value is result i of a select.
func received(s *ssa.Select, i int) ssa.Value {
	i -= 2 // the chosen case, and whether the channel was open
	for _, state := range s.States {
		if state.Dir == types.RecvOnly {
			if i == 0 {
				return state.Chan
			}
			i--
		}
	}
	return nil
}

func (f *flow) field(t types.Type, i int) node {
	slot, owner, v := fieldSlot(t, i)
	if slot == "" {
		return nil
	}
	if owner != nil {
		f.fields[slot] = Field{owner, v.Name()}
	}
	return slot
}

func (f *flow) binding(fv *ssa.FreeVar) ssa.Value {
	mc := f.closures[fv.Parent()]
	if mc == nil {
		return nil
	}
	for i, x := range fv.Parent().FreeVars {
		if x == fv {
			return mc.Bindings[i]
		}
	}
	return nil
}
