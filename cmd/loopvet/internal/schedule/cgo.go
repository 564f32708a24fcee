package schedule

import (
	"go/ast"
	"go/token"
	"strconv"
)

// headerConstants gives a value to the constants that come from C headers: who
// uses a constant without one has expressions without a type, and those cannot be
// analysed. What the value is does not matter; that two differ does, in a switch.
func headerConstants(files []*ast.File) {
	n := 0
	for _, file := range files {
		for _, decl := range file.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok || d.Tok != token.CONST {
				continue
			}
			for _, spec := range d.Specs {
				values := spec.(*ast.ValueSpec).Values
				for i, v := range values {
					values[i] = literal(v, &n)
				}
			}
		}
	}
}

// literal is a constant's expression with a number for each C.NAME.
func literal(e ast.Expr, n *int) ast.Expr {
	switch x := e.(type) {
	case *ast.SelectorExpr:
		if id, ok := x.X.(*ast.Ident); ok && id.Name == "C" {
			*n++
			return &ast.BasicLit{ValuePos: x.Pos(), Kind: token.INT, Value: strconv.Itoa(*n)}
		}
	case *ast.BinaryExpr:
		x.X, x.Y = literal(x.X, n), literal(x.Y, n)
	case *ast.UnaryExpr:
		x.X = literal(x.X, n)
	case *ast.ParenExpr:
		x.X = literal(x.X, n)
	case *ast.CallExpr: // a conversion
		for i, arg := range x.Args {
			x.Args[i] = literal(arg, n)
		}
	}
	return e
}
