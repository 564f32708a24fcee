package schedule

import (
	"go/ast"
	"go/token"
	"strconv"
)

// few is how many elements of a table stay.
const few = 64

// thin shortens the tables of a file: composite literals at package level whose
// elements are nothing but literals, such as those of Unicode or of the names of
// HTML entities. Nobody reads the elements, but each would be given a type, an
// instruction and a look. An array and a slice keep their length.
func thin(file *ast.File) {
	for _, decl := range file.Decls {
		if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
			ast.Inspect(d, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncLit:
					return false
				case *ast.CompositeLit:
					if len(n.Elts) > few {
						n.Elts = thinned(n)
					}
				}
				return true
			})
		}
	}
}

// thinned is what stays of the elements of a literal.
func thinned(lit *ast.CompositeLit) []ast.Expr {
	for _, e := range lit.Elts {
		if !plain(e) {
			return lit.Elts
		}
	}
	switch lit.Type.(type) {
	case *ast.MapType:
		return lit.Elts[:few:few]
	case *ast.ArrayType:
		if last, ok := lastOf(lit.Elts); ok {
			return append(lit.Elts[:few:few], last)
		}
	}
	return lit.Elts
}

// lastOf is the element with the highest index, its index written out, if that is
// the last one: so it is in every table that is sorted.
func lastOf(elts []ast.Expr) (*ast.KeyValueExpr, bool) {
	next, highest := 0, -1
	var value ast.Expr
	for _, e := range elts {
		value = e
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			key, ok := kv.Key.(*ast.BasicLit)
			if !ok || key.Kind != token.INT {
				return nil, false
			}
			n, err := strconv.ParseInt(key.Value, 0, 32)
			if err != nil {
				return nil, false
			}
			next, value = int(n), kv.Value
		}
		highest = max(highest, next)
		next++
	}
	if next-1 != highest {
		return nil, false
	}
	key := &ast.BasicLit{ValuePos: value.Pos(), Kind: token.INT, Value: strconv.Itoa(highest)}
	return &ast.KeyValueExpr{Key: key, Colon: value.Pos(), Value: value}, true
}

// plain reports whether an expression is made of literals alone. A type that is
// named in it may be all that a file needs an import for.
func plain(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return e.Name == "true" || e.Name == "false" || e.Name == "nil"
	case *ast.UnaryExpr:
		return e.Op != token.AND && e.Op != token.ARROW && plain(e.X)
	case *ast.KeyValueExpr:
		_, name := e.Key.(*ast.Ident) // of a field, or a constant
		return (name || plain(e.Key)) && plain(e.Value)
	case *ast.CompositeLit:
		if e.Type != nil {
			return false
		}
		for _, x := range e.Elts {
			if !plain(x) {
				return false
			}
		}
		return true
	}
	return false
}
