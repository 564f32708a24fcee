package report

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// Place writes a position for people, "file:line:col".
func (s Style) Place(p token.Position) string {
	if p.Filename == "" {
		return "-"
	}
	text := s.path(p.Filename)
	if p.Line > 0 {
		text += fmt.Sprintf(":%d", p.Line)
		if p.Column > 0 {
			text += fmt.Sprintf(":%d", p.Column)
		}
	}
	return text
}

// hop writes the position of a hop, "file:line:col", without its column: the
// line above the chain has the one that matters.
func (s Style) hop(posn string) string {
	file, line, ok := cutLast(posn)
	if f, l, two := cutLast(file); ok && two {
		file, line = f, l
	}
	if !ok {
		return s.path(posn)
	}
	return s.path(file) + ":" + line
}

// Position reads "file:line:col" or "file:line".
func Position(posn string) (p token.Position) {
	head, last, ok := cutLast(posn)
	if !ok {
		return token.Position{Filename: posn}
	}
	p.Filename = head
	p.Line, _ = strconv.Atoi(last)
	if file, line, ok := cutLast(head); ok {
		p.Filename, p.Column = file, p.Line
		p.Line, _ = strconv.Atoi(line)
	}
	return p
}

func cutLast(s string) (head, number string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, "", false
	}
	if _, err := strconv.Atoi(s[i+1:]); err != nil {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// path shortens a file's name where that loses nothing: below Base to what is
// below it, in the module cache to "module@version/file".
func (s Style) path(file string) string {
	if s.Base != "" && filepath.IsAbs(file) {
		if rel, err := filepath.Rel(s.Base, file); err == nil && filepath.IsLocal(rel) {
			return rel
		}
	}
	const cache = "/pkg/mod/"
	slashed := filepath.ToSlash(file)
	if i := strings.LastIndex(slashed, cache); i >= 0 && strings.Contains(slashed[i:], "@") {
		return slashed[i+len(cache):]
	}
	return file
}
