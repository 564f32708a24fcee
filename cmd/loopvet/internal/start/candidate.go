package start

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// File is a source file and the path of its package.
type File struct{ Name, Package string }

// Candidate is a function that may be a loop.
type Candidate struct{ Place, Func string }

// Look reads files. Candidates are functions with an endless "for" around a select
// that waits for two things or more; their places are relative to dir. Functions
// whose comment has a directive are left out: they are decided on. The names that
// directives give to loops come with the packages they stand in.
func Look(dir string, files []File) (all []Candidate, named map[string][]string, err error) {
	named = map[string][]string{}
	for _, f := range files {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, f.Name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, nil, err
		}
		for _, name := range loopNames(file) {
			if !slices.Contains(named[name], f.Package) {
				named[name] = append(named[name], f.Package)
			}
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
	return all, named, nil
}

// loopNames are those in onloop directives. One that is misplaced has one too; it
// puts nothing on the loop.
func loopNames(file *ast.File) (names []string) {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if words := strings.Fields(c.Text); len(words) > 1 && words[0] == "//loopvet:onloop" && words[1] != "//" {
				names = append(names, words[1])
			}
		}
	}
	return names
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
