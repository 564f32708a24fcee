package schedule

import (
	"go/scanner"
	"go/token"
)

// outline blanks what is within braces in a source file: function bodies, and the
// elements of composite literals. What the package's types depend on stays: the
// fields of structs, the methods of interfaces, and the elements of arrays that are
// counted. So does the place of everything.
func outline(src []byte) {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, func(token.Position, string) {}, 0) // the parser will tell
	var braces []bool                                     // the open ones: whether what is within stays
	blank, start := 0, 0
	counts := false // the next braces of a literal are those of "[...]"
	for last := token.ILLEGAL; last != token.EOF; {
		pos, tok, _ := s.Scan()
		switch {
		case tok == token.ELLIPSIS && last == token.LBRACK:
			counts = true
		case tok == token.LBRACE:
			stays := last == token.STRUCT || last == token.INTERFACE
			if !stays {
				stays, counts = counts, false
			}
			if !stays {
				if blank == 0 {
					start = file.Offset(pos) + 1
				}
				blank++
			}
			braces = append(braces, stays)
		case tok == token.RBRACE && len(braces) > 0:
			last := len(braces) - 1
			stays := braces[last]
			if braces = braces[:last]; stays {
				break
			}
			if blank--; blank == 0 {
				for i, c := range src[start:file.Offset(pos)] {
					if c != '\n' {
						src[start+i] = ' '
					}
				}
			}
		}
		last = tok
	}
}
