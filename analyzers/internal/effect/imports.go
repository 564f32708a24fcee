package effect

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Imports lists the packages that this one imports, those apart that only its test
// files import: some hosts give a package with its tests.
func (u *Unit) Imports() []*types.Package {
	if u.mark.Tests {
		return u.Pass.Pkg.Imports()
	}
	ours := map[*types.Package]bool{}
	for _, f := range u.Pass.Files {
		if u.inTest(f.FileStart) {
			continue
		}
		for _, spec := range f.Imports {
			obj := u.Pass.TypesInfo.Implicits[spec]
			if spec.Name != nil {
				obj = u.Pass.TypesInfo.Defs[spec.Name]
			}
			if name, ok := obj.(*types.PkgName); ok {
				ours[name.Imported()] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(u.Pass.Pkg.Imports()), func(p *types.Package) bool { return !ours[p] })
}

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
