package offload

import (
	_ "embed"
	"go/types"
	"strings"
)

//go:embed concurrent.txt
var concurrentList string

// concurrentTypes are the types whose documentation says that several goroutines
// may use a value at the same time.
var concurrentTypes = lines(concurrentList)

// lines are those of a list, without comments.
func lines(list string) map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			names[line] = true
		}
	}
	return names
}

// concurrent reports whether values of a type may be shared between goroutines.
func concurrent(t types.Type) bool {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	switch t := t.(type) {
	case *types.Chan:
		return true
	case *types.Named:
		if _, ok := t.Underlying().(*types.Chan); ok {
			return true
		}
		obj := t.Obj()
		if obj.Pkg() == nil {
			return obj.Name() == "error"
		}
		return concurrentTypes[obj.Pkg().Path()+"."+obj.Name()]
	}
	return false
}

// immutable reports whether a copy of a value shares nothing with it that can
// change.
func immutable(t types.Type) bool { return copies(t, 0) }

func copies(t types.Type, depth int) bool {
	if depth > 6 {
		return false
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		if obj := named.Obj(); obj.Pkg() != nil && obj.Pkg().Path() == "time" && obj.Name() == "Time" {
			return true // its *Location never changes
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() != types.UnsafePointer
	case *types.Array:
		return copies(u.Elem(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if !copies(f.Type(), depth+1) {
				return false
			}
		}
		return true
	}
	return false
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// locked reports whether a value must not be copied: it has a lock in it, or knows
// its own address.
func locked(t types.Type, depth int) bool {
	if depth > 6 {
		return true
	}
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
		if path := named.Obj().Pkg().Path(); path == "sync" || path == "sync/atomic" || path == "strings" && named.Obj().Name() == "Builder" {
			_, isStruct := t.Underlying().(*types.Struct)
			return isStruct
		}
		if lock, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, nil, "Lock"); lock != nil {
			if fn, ok := lock.(*types.Func); ok && fn.Signature().Params().Len() == 0 {
				_, isStruct := t.Underlying().(*types.Struct)
				return isStruct
			}
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return locked(u.Elem(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if locked(f.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}
