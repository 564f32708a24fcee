// Package surface makes a copy of a type-checked package that has only what its
// importers can see: the exported names, and what these lead to. Whoever reads the
// compiler's export data gets the same. The type checker leaves much more behind, the
// scope of every block and all variables in it, the functions and types that nobody
// else can reach, and the lines of all files: more than half of what a run over many
// packages would keep.
package surface

import (
	"go/token"
	"go/types"
)

// Of returns the surface of a package, which must have been checked without an error.
// It is a package of its own: none of its types is one of the old package. Types of
// other packages are shared, and not changed. Nothing has a position.
func Of(pkg *types.Package) *types.Package {
	c := &copier{
		old:    pkg,
		new:    types.NewPackage(pkg.Path(), pkg.Name()),
		names:  make(map[*types.TypeName]types.Type),
		params: make(map[*types.TypeParam]*types.TypeParam),
	}
	c.new.SetImports(pkg.Imports())
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			c.object(obj)
		}
	}
	for len(c.rest) > 0 {
		next := c.rest[0]
		c.rest = c.rest[1:]
		next()
	}
	// From here on all types have what they are made of.
	for _, finish := range c.last {
		finish()
	}
	c.new.MarkComplete()
	return c.new
}

// copier copies the types of one package.
type copier struct {
	old, new *types.Package
	names    map[*types.TypeName]types.Type // the copies of named types and of aliases
	params   map[*types.TypeParam]*types.TypeParam
	rest     []func() // the insides of named types: a type may well lead to itself
	last     []func() // what looks into types
}

func (c *copier) object(obj types.Object) {
	switch obj := obj.(type) {
	case *types.Const:
		c.new.Scope().Insert(types.NewConst(token.NoPos, c.new, obj.Name(), c.typ(obj.Type()), obj.Val()))
	case *types.Var:
		c.new.Scope().Insert(types.NewVar(token.NoPos, c.new, obj.Name(), c.typ(obj.Type())))
	case *types.Func:
		c.new.Scope().Insert(types.NewFunc(token.NoPos, c.new, obj.Name(), c.signature(obj.Signature(), nil)))
	case *types.TypeName:
		c.typeName(obj)
	}
}

// typeName copies a type that has a name, or an alias, once.
func (c *copier) typeName(obj *types.TypeName) types.Type {
	if t, ok := c.names[obj]; ok {
		return t
	}
	copied := types.NewTypeName(token.NoPos, c.new, obj.Name(), nil)
	switch t := obj.Type().(type) {
	case *types.Alias:
		params := c.typeParams(t.TypeParams())
		types.NewAlias(copied, c.typ(t.Rhs())).SetTypeParams(params)
		c.names[obj] = copied.Type()
	case *types.Named:
		c.named(copied, t)
	}
	if obj.Parent() == c.old.Scope() {
		c.new.Scope().Insert(copied)
	}
	return copied.Type()
}

func (c *copier) named(obj *types.TypeName, old *types.Named) {
	t := types.NewNamed(obj, nil, nil)
	c.names[old.Obj()] = t
	t.SetTypeParams(c.typeParams(old.TypeParams()))
	c.rest = append(c.rest, func() {
		t.SetUnderlying(c.typ(old.Underlying()))
		for m := range old.Methods() {
			t.AddMethod(types.NewFunc(token.NoPos, c.new, m.Name(), c.method(m.Signature())))
		}
	})
}

// method copies the signature of a type's method.
func (c *copier) method(sig *types.Signature) *types.Signature {
	params := c.typeParams(sig.RecvTypeParams())
	return types.NewSignatureType(c.variable(sig.Recv()), params, nil, c.tuple(sig.Params()), c.tuple(sig.Results()), sig.Variadic())
}

func (c *copier) signature(sig *types.Signature, recv *types.Var) *types.Signature {
	params := c.typeParams(sig.TypeParams())
	return types.NewSignatureType(recv, nil, params, c.tuple(sig.Params()), c.tuple(sig.Results()), sig.Variadic())
}

func (c *copier) typeParams(list *types.TypeParamList) (copied []*types.TypeParam) {
	for old := range list.TypeParams() {
		obj := types.NewTypeName(token.NoPos, c.new, old.Obj().Name(), nil)
		c.params[old] = types.NewTypeParam(obj, nil)
		copied = append(copied, c.params[old])
	}
	c.rest = append(c.rest, func() {
		var before, constraint types.Type
		for i, p := range copied {
			if old := list.At(i).Constraint(); old != before { // "A, B any" has one
				before, constraint = old, c.typ(old)
			}
			bound := constraint
			c.last = append(c.last, func() { p.SetConstraint(bound) })
		}
	})
	return copied
}

func (c *copier) tuple(t *types.Tuple) *types.Tuple {
	vars := make([]*types.Var, t.Len())
	for i := range vars {
		vars[i] = c.variable(t.At(i))
	}
	return types.NewTuple(vars...)
}

func (c *copier) variable(v *types.Var) *types.Var {
	copied := types.NewParam(token.NoPos, c.pkg(v), v.Name(), c.typ(v.Type()))
	copied.SetKind(v.Kind())
	return copied
}

// pkg is the package of the copy of a field, a method or a parameter: a type may be
// made of the insides of another package's type.
func (c *copier) pkg(obj types.Object) *types.Package {
	if obj.Pkg() == c.old {
		return c.new
	}
	return obj.Pkg()
}
