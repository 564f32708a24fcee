package surface

import (
	"fmt"
	"go/token"
	"go/types"
)

// typ copies a type. One that has nothing of the old package may be returned as it is.
func (c *copier) typ(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Basic:
		return t
	case *types.Named:
		return c.instance(c.nameOf(t.Obj(), t.Origin()), t.TypeArgs())
	case *types.Alias:
		return c.instance(c.nameOf(t.Obj(), t.Origin()), t.TypeArgs())
	case *types.TypeParam:
		return c.params[t]
	case *types.Pointer:
		return types.NewPointer(c.typ(t.Elem()))
	case *types.Slice:
		return types.NewSlice(c.typ(t.Elem()))
	case *types.Array:
		return types.NewArray(c.typ(t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(c.typ(t.Key()), c.typ(t.Elem()))
	case *types.Chan:
		return types.NewChan(t.Dir(), c.typ(t.Elem()))
	case *types.Tuple:
		return c.tuple(t)
	case *types.Signature:
		return c.signature(t, nil)
	case *types.Struct:
		return c.structure(t)
	case *types.Interface:
		return c.iface(t)
	case *types.Union:
		terms := make([]*types.Term, t.Len())
		for i := range terms {
			terms[i] = types.NewTerm(t.Term(i).Tilde(), c.typ(t.Term(i).Type()))
		}
		return types.NewUnion(terms)
	}
	panic(fmt.Sprintf("surface: a type of an unknown kind: %T", t))
}

// nameOf is the copy of a type with a name, or the type itself if it is of another
// package.
func (c *copier) nameOf(obj *types.TypeName, origin types.Type) types.Type {
	if obj.Pkg() != c.old {
		return origin
	}
	return c.typeName(obj)
}

func (c *copier) instance(origin types.Type, args *types.TypeList) types.Type {
	if args.Len() == 0 {
		return origin
	}
	copied := make([]types.Type, args.Len())
	for i := range copied {
		copied[i] = c.typ(args.At(i))
	}
	t, err := types.Instantiate(nil, origin, copied, false)
	if err != nil {
		panic("surface: " + err.Error())
	}
	return t
}

func (c *copier) structure(t *types.Struct) *types.Struct {
	fields := make([]*types.Var, t.NumFields())
	tags := make([]string, t.NumFields())
	for i := range fields {
		f := t.Field(i)
		fields[i] = types.NewField(token.NoPos, c.pkg(f), f.Name(), c.typ(f.Type()), f.Embedded())
		tags[i] = t.Tag(i)
	}
	return types.NewStruct(fields, tags)
}

func (c *copier) iface(t *types.Interface) *types.Interface {
	if t.NumEmbeddeds()+t.NumExplicitMethods() == 0 {
		return t
	}
	var methods []*types.Func
	for m := range t.ExplicitMethods() {
		var recv *types.Var // of an interface without a name it is the interface, which is set below
		if named, ok := m.Signature().Recv().Type().(*types.Named); ok {
			recv = types.NewParam(token.NoPos, c.pkg(m), "", c.typ(named))
		}
		methods = append(methods, types.NewFunc(token.NoPos, c.pkg(m), m.Name(), c.signature(m.Signature(), recv)))
	}
	var embedded []types.Type
	for e := range t.EmbeddedTypes() {
		embedded = append(embedded, c.typ(e))
	}
	copied := types.NewInterfaceType(methods, embedded)
	if t.IsImplicit() {
		copied.MarkImplicit()
	}
	c.last = append(c.last, func() { copied.Complete() })
	return copied
}
