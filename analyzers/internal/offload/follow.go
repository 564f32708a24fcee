package offload

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// address notes what is done with the place behind an address, or with what a
// load of it refers to. What cannot be followed counts as written.
func (t *touched) address(p places, v ssa.Value, place *types.Var) {
	if place == nil {
		return
	}
	p.read(place)
	if t.changes(v, map[ssa.Value]bool{}) {
		p.write(place)
	}
}

// changes reports whether anything is written through v: the address of a place,
// or a slice or map that is in it.
func (t *touched) changes(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] || v.Referrers() == nil {
		return false
	}
	seen[v] = true
	for _, ref := range *v.Referrers() {
		if t.changedBy(v, ref, seen) {
			return true
		}
	}
	return false
}

func (t *touched) changedBy(v ssa.Value, ref ssa.Instruction, seen map[ssa.Value]bool) bool {
	switch x := ref.(type) {
	case *ssa.Store:
		if x.Addr == v {
			return true
		}
		if !refers(v.Type()) {
			return false
		}
		local, ok := x.Addr.(*ssa.Alloc)
		return !ok || t.heldIn(local, seen)
	case *ssa.MapUpdate:
		return x.Map == v || refers(v.Type())
	case *ssa.UnOp:
		return loads(x.Type()) && t.changes(x, seen)
	case *ssa.Lookup:
		return x.X == v && loads(x.Type()) && t.changes(x, seen)
	case *ssa.Extract:
		return loads(x.Type()) && t.changes(x, seen)
	case *ssa.Index:
		return loads(x.Type()) && t.changes(x, seen)
	case *ssa.Next:
		return t.changes(x, seen)
	case *ssa.Range:
		return t.changes(x, seen)
	case *ssa.IndexAddr, *ssa.Slice, *ssa.Phi, *ssa.ChangeType:
		return t.changes(x.(ssa.Value), seen)
	case *ssa.FieldAddr: // a struct within
		return t.changes(x, seen)
	case *ssa.MakeInterface:
		return refers(v.Type()) && !t.readOnly(x, 0)
	case *ssa.Return, *ssa.Send, *ssa.MakeClosure:
		return refers(v.Type())
	case ssa.CallInstruction:
		return t.changedByCall(v, x.Common(), seen)
	}
	return false
}

// heldIn reports whether anything is written through a local variable that holds an
// alias.
func (t *touched) heldIn(local *ssa.Alloc, seen map[ssa.Value]bool) bool {
	for _, ref := range *local.Referrers() {
		switch x := ref.(type) {
		case *ssa.UnOp:
			if t.changes(x, seen) {
				return true
			}
		case *ssa.Store, *ssa.DebugRef:
		default:
			return true
		}
	}
	return false
}

func (t *touched) changedByCall(v ssa.Value, c *ssa.CallCommon, seen map[ssa.Value]bool) bool {
	if b, ok := c.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "delete", "clear", "copy", "append":
			return c.Args[0] == v
		}
		return false
	}
	if concurrent(v.Type()) || looksOnly(c) {
		return false
	}
	fn := c.StaticCallee()
	if fn == nil || fn.Blocks == nil || c.IsInvoke() {
		return true
	}
	for i, arg := range c.Args {
		if arg == v && (i >= len(fn.Params) || t.changes(fn.Params[i], seen)) {
			return true
		}
	}
	return false
}

// refers reports whether a copy of such a value is a way to the same memory.
func refers(t types.Type) bool {
	_, pointer := t.Underlying().(*types.Pointer)
	return pointer || loads(t)
}

// loads is refers for what has been read from a place. There a pointer to a struct
// is none: the fields are places of their own.
func loads(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Tuple:
		return true
	case *types.Pointer:
		_, fields := u.Elem().Underlying().(*types.Struct)
		return !fields && !concurrent(t)
	}
	return false
}

// readOnly reports whether an interface value only goes to functions that look at
// it, like those of fmt.
func (t *touched) readOnly(v ssa.Value, depth int) bool {
	if depth > 3 || v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch x := ref.(type) {
		case *ssa.Store: // into the slice of a variadic argument
			at, ok := x.Addr.(*ssa.IndexAddr)
			if !ok {
				return false
			}
			array, ok := at.X.(*ssa.Alloc)
			if !ok || !t.readOnly(array, depth+1) {
				return false
			}
		case *ssa.IndexAddr:
		case *ssa.Slice:
			if !t.readOnly(x, depth+1) {
				return false
			}
		case ssa.CallInstruction:
			if !looksOnly(x.Common()) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// looking are functions of the standard library that neither write to what they
// are given nor keep or return it; of the packages, all that do not scan.
var looking = map[string]bool{
	"errors": true, "fmt": true, "log": true, "log/slog": true, "path": true, "path/filepath": true,
	"strconv": true, "strings": true, "unicode/utf8": true,
	"bytes.Compare": true, "bytes.Contains": true, "bytes.Equal": true, "bytes.HasPrefix": true, "bytes.HasSuffix": true, "bytes.Index": true, "bytes.IndexByte": true,
	"encoding/json.Marshal": true, "encoding/json.MarshalIndent": true, "os.WriteFile": true, "os/exec.Command": true, "os/exec.CommandContext": true,
	"slices.Contains": true, "slices.Equal": true, "slices.Index": true, "slices.Max": true, "slices.Min": true,
}

func looksOnly(c *ssa.CallCommon) bool {
	fn, ok := calleeOf(c)
	if !ok || fn.Pkg() == nil || !knowledge.Std(fn.Pkg().Path()) {
		return false
	}
	if fn.Signature().Recv() != nil {
		return fn.Name() == "Write" || fn.Name() == "WriteString"
	}
	switch fn.Name() {
	case "Scan", "Scanf", "Scanln", "Sscan", "Sscanf", "Sscanln", "Fscan", "Fscanf", "Fscanln", "Append", "Appendf", "Appendln":
		return false
	}
	path := fn.Pkg().Path()
	return looking[path] || looking[path+"."+fn.Name()]
}

func calleeOf(c *ssa.CallCommon) (*types.Func, bool) {
	if c.IsInvoke() {
		return c.Method, true
	}
	if fn := c.StaticCallee(); fn != nil {
		if fn.Origin() != nil {
			fn = fn.Origin()
		}
		obj, ok := fn.Object().(*types.Func)
		return obj, ok
	}
	return nil, false
}
