package start

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// Candidate is a function that may be a loop.
type Candidate struct{ Place, Func string }

// Candidates looks for functions with an endless "for" around a select that waits
// for two things or more. Places are relative to dir. Functions whose comment has
// a directive are left out: they are decided on.
func Candidates(dir string, files []string) (all []Candidate, err error) {
	for _, name := range files {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		if ast.IsGenerated(file) {
			continue
		}
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil || directed(fn.Doc) {
				continue
			}
			if at := waits(fn.Body); at.IsValid() {
				place := fset.Position(at)
				if rel, err := filepath.Rel(dir, place.Filename); err == nil {
					place.Filename = rel
				}
				all = append(all, Candidate{fmt.Sprintf("%s:%d", filepath.ToSlash(place.Filename), place.Line), title(fn)})
			}
		}
	}
	return all, nil
}

func directed(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	for _, c := range doc.List {
		if strings.HasPrefix(c.Text, "//loopvet:") {
			return true
		}
	}
	return false
}

// waits is the first loop of a body that may be an event loop; closures are
// looked into.
func waits(body *ast.BlockStmt) (at token.Pos) {
	ast.Inspect(body, func(n ast.Node) bool {
		loop, ok := n.(*ast.ForStmt)
		if !ok || at.IsValid() || loop.Cond != nil {
			return !at.IsValid()
		}
		for _, stmt := range loop.Body.List {
			if sel, ok := stmt.(*ast.SelectStmt); ok && several(sel) {
				at = loop.Pos()
			}
		}
		return !at.IsValid()
	})
	return at
}

// several reports whether a select waits, and for more than the end.
func several(sel *ast.SelectStmt) bool {
	for _, clause := range sel.Body.List {
		if comm, ok := clause.(*ast.CommClause); ok && comm.Comm == nil {
			return false // a default
		}
	}
	return len(sel.Body.List) > 1
}

// title is the function as a finding would name it, without its package.
func title(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	typ, star := fn.Recv.List[0].Type, ""
	if ptr, ok := typ.(*ast.StarExpr); ok {
		typ, star = ptr.X, "*"
	}
	switch generic := typ.(type) {
	case *ast.IndexExpr:
		typ = generic.X
	case *ast.IndexListExpr:
		typ = generic.X
	}
	name, _ := typ.(*ast.Ident)
	if name == nil {
		return fn.Name.Name
	}
	return "(" + star + name.Name + ")." + fn.Name.Name
}
