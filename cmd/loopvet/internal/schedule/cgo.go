package schedule

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// guesses makes declarations of a package that uses cgo complete without C, for
// those who import it: an expression without a type cannot be analysed. It gives
// values to constants, and declares in a file of its own the types that are used.
// What they are does not matter much, as nobody else can name their fields; that
// two differ does, in a switch or an assignment.
func guesses(fset *token.FileSet, files []*ast.File) *ast.File {
	n, names := 0, map[string]bool{}
	typ := func(c *astutil.Cursor) bool {
		if sel, ok := c.Node().(*ast.SelectorExpr); ok && ofC(sel) {
			names[sel.Sel.Name] = true
			c.Replace(&ast.Ident{NamePos: sel.Pos(), Name: "_Ctype_" + sel.Sel.Name})
			return false
		}
		_, body := c.Node().(*ast.BlockStmt)
		return !body
	}
	for _, file := range files {
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				astutil.Apply(d.Type, typ, nil)
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					value, ok := spec.(*ast.ValueSpec)
					switch {
					case !ok:
						astutil.Apply(spec, typ, nil)
					default:
						for i, v := range value.Values {
							if d.Tok == token.CONST || converted(v) {
								value.Values[i] = literal(v, &n)
							}
						}
						astutil.Apply(value, typ, nil)
					}
				}
			}
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "package %s\n", files[0].Name.Name)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		fmt.Fprintf(&text, "type _Ctype_%s %s\n", name, underlying(name))
	}
	file, err := parser.ParseFile(fset, "_cgo_gotypes.go", text.String(), parser.SkipObjectResolution)
	if err != nil {
		panic(err) // it is made of names
	}
	return file
}

// underlying guesses what is behind a name of C.
func underlying(name string) string {
	if t, ok := numbers[name]; ok {
		return t
	}
	switch {
	case strings.HasPrefix(name, "struct_"), strings.HasPrefix(name, "union_"):
		return "struct{}"
	case strings.HasPrefix(name, "enum_"):
		return "uint32"
	case strings.HasSuffix(name, "_t"):
		if t, ok := numbers[strings.TrimSuffix(name, "_t")]; ok {
			return t
		}
	}
	return "int32"
}

// numbers are those of C on most platforms.
var numbers = map[string]string{
	"char": "int8", "schar": "int8", "uchar": "uint8", "short": "int16", "ushort": "uint16",
	"int": "int32", "uint": "uint32", "long": "int64", "ulong": "uint64", "longlong": "int64", "ulonglong": "uint64",
	"float": "float32", "double": "float64", "bool": "bool", "size": "uint64", "ssize": "int64",
	"int8": "int8", "uint8": "uint8", "int16": "int16", "uint16": "uint16", "int32": "int32", "uint32": "uint32",
	"int64": "int64", "uint64": "uint64", "intptr": "int64", "uintptr": "uintptr",
}

func ofC(sel *ast.SelectorExpr) bool {
	id, ok := sel.X.(*ast.Ident)
	return ok && id.Name == "C"
}

// converted reports whether a variable's value is a conversion, or a call: its type does
// not depend on C's.
func converted(v ast.Expr) bool {
	call, ok := v.(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return !ok || !ofC(sel)
}

// literal is an expression with a number for each C.NAME and each C.call().
func literal(e ast.Expr, n *int) ast.Expr {
	switch x := e.(type) {
	case *ast.SelectorExpr:
		if ofC(x) {
			*n++
			return &ast.BasicLit{ValuePos: x.Pos(), Kind: token.INT, Value: strconv.Itoa(*n)}
		}
	case *ast.BinaryExpr:
		x.X, x.Y = literal(x.X, n), literal(x.Y, n)
	case *ast.UnaryExpr:
		x.X = literal(x.X, n)
	case *ast.ParenExpr:
		x.X = literal(x.X, n)
	case *ast.CallExpr:
		if sel, ok := x.Fun.(*ast.SelectorExpr); ok && ofC(sel) && len(x.Args) == 0 {
			return literal(sel, n)
		}
		// a conversion, whose type comes later
		for i, arg := range x.Args {
			x.Args[i] = literal(arg, n)
		}
	}
	return e
}
