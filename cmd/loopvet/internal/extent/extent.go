// Package extent tells which code a position stands in. Findings outlive the
// syntax that they were found in, so files are parsed again, each once.
package extent

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"strings"
)

// Files are parsed when they are asked about. The zero value is ready.
type Files struct {
	parsed map[string]*file
}

// file is nil where there is nothing to read: a //line comment can name anything.
type file struct {
	src  []byte
	pos  *token.File
	tree *ast.File
}

func (f *Files) file(name string) *file {
	if known, ok := f.parsed[name]; ok {
		return known
	}
	if f.parsed == nil {
		f.parsed = map[string]*file{}
	}
	f.parsed[name] = nil
	src, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	f.parsed[name] = &file{src, fset.File(tree.FileStart), tree}
	return f.parsed[name]
}

// around lists the nodes that a position stands in, from the file on.
func (f *file) around(at token.Position) (path []ast.Node) {
	if at.Line < 1 || at.Line > f.pos.LineCount() {
		return nil
	}
	pos := f.pos.LineStart(at.Line) + token.Pos(max(at.Column-1, 0))
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if n == nil {
			return false
		}
		from, to := n.Pos(), n.End()
		if _, ok := n.(*ast.File); ok {
			from, to = f.tree.FileStart, f.tree.FileEnd
		}
		if pos < from || pos >= to {
			return false
		}
		path = append(path, n)
		return true
	})
	return path
}

// Func is the first and the last line of the innermost function around a
// position, with its comment: a directive in it is part of the function. Outside
// of functions it is the declaration. ok is false where there is none.
func (f *Files) Func(at token.Position) (from, to int, ok bool) {
	file := f.file(at.Filename)
	if file == nil {
		return 0, 0, false
	}
	for _, n := range file.around(at) {
		start := n.Pos()
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Doc != nil {
				start = n.Doc.Pos()
			}
		case *ast.FuncLit, *ast.GenDecl:
		default:
			continue
		}
		from, to, ok = file.pos.PositionFor(start, false).Line, file.pos.PositionFor(n.End(), false).Line, true
	}
	return from, to, ok
}

// Code is the innermost block around a position, or outside of blocks the
// declaration, as tokens with spaces between: neither layout nor comments count.
// It is empty where there is none.
func (f *Files) Code(at token.Position) string {
	file := f.file(at.Filename)
	if file == nil {
		return ""
	}
	var block ast.Node
	for _, n := range file.around(at) {
		switch n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.ValueSpec, *ast.FuncDecl:
			block = n
		}
	}
	if block == nil {
		return ""
	}
	var b strings.Builder
	fset := token.NewFileSet()
	src := file.src[file.pos.Offset(block.Pos()):file.pos.Offset(block.End())]
	var s scanner.Scanner
	s.Init(fset.AddFile("", -1, len(src)), src, nil, 0)
	for {
		_, tok, text := s.Scan()
		if tok == token.EOF {
			return b.String()
		}
		if tok == token.SEMICOLON || tok == token.COMMA { // where lines break there are more
			continue
		}
		if text == "" {
			text = tok.String()
		}
		b.WriteString(text + " ")
	}
}
