package cost

import "golang.org/x/tools/go/ssa"

// What goes to the heap is the compiler's decision, which the ssa form does not
// know: it says "heap" of everything whose address is taken. Here is how most of
// that turns out to stay on the stack.

// local reports whether nothing but loads, stores, appends and calls of the value
// itself are made with it.
func local(v ssa.Value, depth int) bool {
	refs := v.Referrers()
	if refs == nil || depth > 3 {
		return false
	}
	for _, instr := range *refs {
		switch x := instr.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.Store:
			if x.Val == v {
				return false
			}
		case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Slice, *ssa.MakeClosure:
			if !local(x.(ssa.Value), depth+1) {
				return false
			}
		case ssa.CallInstruction:
			if _, builtin := x.Common().Value.(*ssa.Builtin); !builtin && x.Common().Value != v {
				return false
			}
			if _, elsewhere := instr.(*ssa.Go); elsewhere {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// large is from where on the allocator hands out memory as the system gives it.
const large = 32 << 10

// block is the time to allocate that many bytes.
func block(size Amount) Amount {
	if n, ok := size.Value(); ok && n > large {
		return Const(allocate + n*perByte/3)
	}
	return Add(Const(allocate), size.Scale(perByte))
}

// reserved reports whether a slice that is appended to was made with room.
func reserved(v ssa.Value) bool {
	phi, ok := v.(*ssa.Phi)
	if !ok {
		return made(v)
	}
	for _, edge := range phi.Edges {
		if made(edge) {
			return true
		}
	}
	return false
}

func made(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.MakeSlice:
		n, ok := number(x.Cap)
		return !ok || n > 0
	case *ssa.Slice: // of an array, where the size is constant
		a, ok := x.X.(*ssa.Alloc)
		return ok && a.Comment == "makeslice"
	}
	return false
}

// changes reports whether a map's element is changed, not added: m[k]++.
func changes(x *ssa.MapUpdate) bool {
	op, ok := x.Value.(*ssa.BinOp)
	if !ok {
		return false
	}
	old, ok := op.X.(*ssa.Lookup)
	return ok && old.X == x.Map && old.Index == x.Key
}
