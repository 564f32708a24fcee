package directive

import (
	"go/ast"
	"go/token"
)

// A layout says where the code of a file stands. Its lines are those of the file
// itself, before //line comments.
type layout struct {
	fset     *token.FileSet
	docs     map[*ast.CommentGroup]*ast.FuncDecl
	literals map[int]token.Pos // by line, the first func literal that starts there
	code     map[int]bool      // lines on which some node begins or ends
}

func layOut(fset *token.FileSet, file *ast.File) *layout {
	l := &layout{
		fset:     fset,
		docs:     make(map[*ast.CommentGroup]*ast.FuncDecl),
		literals: make(map[int]token.Pos),
		code:     make(map[int]bool),
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.File:
			return true
		case *ast.CommentGroup:
			return false
		case *ast.FuncDecl:
			if n.Doc != nil {
				l.docs[n.Doc] = n
			}
		case *ast.FuncLit:
			if line := l.line(n.Pos()); !l.literals[line].IsValid() {
				l.literals[line] = n.Pos()
			}
		}
		l.code[l.line(n.Pos())] = true
		l.code[l.line(n.End()-1)] = true
		return true
	})
	return l
}

func (l *layout) line(pos token.Pos) int { return l.fset.PositionFor(pos, false).Line }

// trailing reports whether there is code before the comment on its line.
func (l *layout) trailing(c *ast.Comment) bool { return l.code[l.line(c.Pos())] }

// function is the position of the function that the comment is about.
func (l *layout) function(group *ast.CommentGroup, c *ast.Comment) token.Pos {
	if decl := l.docs[group]; decl != nil {
		return decl.Pos()
	}
	if l.trailing(c) {
		return token.NoPos
	}
	return l.literals[l.line(group.End()-1)+1]
}
