package effect

import (
	"go/ast"
	"go/token"
	"go/types"
)

// imports gives the program the packages that this one imports, with those of their
// functions and variables that it uses: nothing else is asked for, and a package like
// syscall has thousands. Methods of packages further away are made on demand.
func (u *Unit) imports() {
	used := map[*types.Package]map[types.Object]bool{}
	for _, p := range u.Pass.Pkg.Imports() {
		used[p] = map[types.Object]bool{}
	}
	for _, obj := range u.Pass.TypesInfo.Uses {
		switch x := obj.(type) {
		case *types.Func:
			obj = x.Origin()
			if recv := x.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
				continue
			}
		case *types.Var:
			if x.Pkg() == nil || x.Parent() != x.Pkg().Scope() {
				continue
			}
		default:
			continue
		}
		if of := used[obj.Pkg()]; of != nil {
			of[obj] = true
		}
	}
	for p, objects := range used {
		// The members of a package are those that its files declare. This declaration
		// gives them no syntax, as if they came from export data.
		names, info := new(ast.ValueSpec), &types.Info{Defs: map[*ast.Ident]types.Object{}}
		for obj := range objects {
			name := ast.NewIdent(obj.Name())
			names.Names = append(names.Names, name)
			info.Defs[name] = obj
		}
		decl := &ast.GenDecl{Tok: token.CONST, Specs: []ast.Spec{names}}
		u.prog.CreatePackage(p, []*ast.File{{Decls: []ast.Decl{decl}}}, info, true)
	}
}
