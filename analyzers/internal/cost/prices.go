package cost

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// The prices are nanoseconds on an amd64 server, fitted by hand to the kernels of
// testdata/cost, which show what they are worth. A processor does several of the
// simple ones at once: they are less than a cycle.
const (
	simple    = 0.08 // an addition, a comparison
	branch    = 0.2  // a jump that depends on one, mostly foreseen
	multiply  = 0.4  // its latency is seen where turns depend on each other
	divide    = 2.0  // an integer division by what is no constant
	float     = 0.3  // floating-point arithmetic
	floatDiv  = 2.0  // likewise a division
	load      = 0.05 // from what is in a cache
	store     = 0.05 // likewise
	index1    = 0.04 // address and bounds check
	call      = 1.0  // of a function that is not inlined
	dynamic   = 2.0  // of a func value or a method of an interface
	opaque    = 15.0 // of a function that no table prices
	allocate  = 25.0 // a small object, with its share of the collection
	perByte   = 0.08 // cleared, copied or collected
	mapRead   = 6.0
	mapWrite  = 45.0
	mapNext   = 6.0
	runeNext  = 0.4
	compare   = 2.0 // of strings or interfaces
	concat    = 20.0
	grow      = 2.5 // an append, the copies of growth and their collection included
	assertion = 1.5
	deferred  = 2.0
	spawn     = 300.0
	channel   = 20.0
)

// flatPrice is the price of an instruction that takes always the same.
func flatPrice(instr ssa.Instruction) (ns float64, ok bool) {
	switch x := instr.(type) {
	case *ssa.BinOp:
		return binary(x), true
	case *ssa.UnOp:
		return unary(x), true
	case *ssa.Store:
		return store, true
	case *ssa.IndexAddr, *ssa.Index:
		return index1, true
	case *ssa.If:
		return branch, true
	case *ssa.Phi, *ssa.Jump, *ssa.Return, *ssa.FieldAddr, *ssa.Field, *ssa.Extract, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.DebugRef, *ssa.Slice, *ssa.Range, *ssa.Panic, *ssa.RunDefers:
		return 0, true
	}
	return 0, false
}

// price is what any other instruction takes itself, what it calls left out.
func (e *estimator) price(instr ssa.Instruction) Amount {
	switch x := instr.(type) {
	case *ssa.Alloc:
		if x.Heap && !local(x, 0) {
			return block(Const(bytes(x.Type().Underlying().(*types.Pointer).Elem())))
		}
	case *ssa.MakeSlice:
		return block(e.size(x.Cap).Scale(element(x.Type())))
	case *ssa.MakeMap, *ssa.MakeChan:
		return Const(2 * allocate)
	case *ssa.MakeClosure:
		if !local(x, 0) {
			return Const(allocate)
		}
	case *ssa.MapUpdate:
		if changes(x) {
			return Const(mapRead)
		}
		return Const(mapWrite)
	case *ssa.Lookup:
		if _, ok := x.X.Type().Underlying().(*types.Map); ok {
			return Const(mapRead)
		}
		return Const(index1)
	case *ssa.Next:
		if x.IsString {
			return Const(runeNext)
		}
		return Const(mapNext)
	case *ssa.Convert:
		return e.conversion(x)
	case *ssa.MakeInterface:
		if !pointerShaped(x.X.Type()) {
			return Const(allocate / 2)
		}
	case *ssa.TypeAssert:
		return Const(assertion)
	case *ssa.Send, *ssa.Select:
		return Const(channel)
	case *ssa.Defer:
		return Const(deferred)
	case *ssa.Go:
		return Const(spawn)
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok {
			return e.builtinPrice(b.Name(), x)
		}
	}
	return nil
}

func (e *estimator) builtinPrice(name string, x *ssa.Call) Amount {
	switch name {
	case "append":
		elem := element(x.Type())
		if len(x.Call.Args) < 2 {
			return nil
		}
		n := e.length(x.Call.Args[1])
		if reserved(x.Call.Args[0]) {
			return Add(Const(simple), n.Scale(perByte/2*elem))
		}
		return Add(Const(grow), n.Scale(perByte*2*elem))
	case "copy":
		elem := element(x.Call.Args[0].Type())
		return Add(Const(simple), e.length(x.Call.Args[1]).Scale(perByte/4*elem))
	case "clear":
		return e.length(x.Call.Args[0]).Scale(perByte)
	case "delete":
		return Const(mapWrite)
	}
	return nil
}

func binary(x *ssa.BinOp) float64 {
	basic, ok := x.X.Type().Underlying().(*types.Basic)
	if !ok {
		return simple
	}
	_, byConst := x.Y.(*ssa.Const)
	switch {
	case basic.Info()&types.IsString != 0 && x.Op == token.ADD:
		return concat
	case basic.Info()&types.IsString != 0:
		return compare
	case basic.Info()&(types.IsFloat|types.IsComplex) != 0:
		if x.Op == token.QUO {
			return floatDiv
		}
		return float
	}
	switch x.Op {
	case token.MUL:
		return multiply
	case token.QUO, token.REM:
		if byConst {
			return 2 * multiply
		}
		return divide
	}
	return simple
}

func unary(x *ssa.UnOp) float64 {
	switch x.Op {
	case token.MUL:
		return load
	case token.ARROW:
		return channel
	}
	return simple
}

func (e *estimator) conversion(x *ssa.Convert) Amount {
	from, to := x.X.Type().Underlying(), x.Type().Underlying()
	_, fromSlice := from.(*types.Slice)
	_, toSlice := to.(*types.Slice)
	if fromSlice || toSlice {
		elem := perByte
		for _, t := range []types.Type{from, to} {
			if s, ok := t.(*types.Slice); ok && bytes(s.Elem()) > 1 {
				elem = 2 // []rune
			}
		}
		return Add(Const(allocate/4), e.length(x.X).Scale(elem))
	}
	a, isBasic := from.(*types.Basic)
	b, toBasic := to.(*types.Basic)
	if isBasic && toBasic && a.Info()&types.IsString == 0 && b.Info()&types.IsString != 0 {
		return Const(allocate / 6)
	}
	if isBasic && toBasic && (a.Info()^b.Info())&types.IsFloat != 0 {
		return Const(float)
	}
	return nil
}

func pointerShaped(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Signature:
		return true
	}
	return false
}

var layout = types.SizesFor("gc", "amd64")

// bytes is the size of a type; what depends on type parameters counts as a word.
func bytes(t types.Type) float64 {
	if open(t, 0) {
		return 8
	}
	return float64(layout.Sizeof(t))
}

// element is the size of an element of a slice or string.
func element(t types.Type) float64 {
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return bytes(t.Elem())
	case *types.Interface: // a type parameter's constraint
		return 8
	}
	return 1
}

func open(t types.Type, depth int) bool {
	if depth > 5 {
		return true
	}
	switch u := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		return open(u.Underlying(), depth+1)
	case *types.Array:
		return open(u.Elem(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if open(f.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}
