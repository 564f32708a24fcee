package report

import (
	"bytes"
	"go/token"
	"os"
	"strings"
	"unicode/utf8"
)

// sources remembers the lines of files. A file that cannot be read has none: a
// report without its source line is better than no report.
type sources map[string][][]byte

func (s sources) line(file string, n int) (string, bool) {
	lines, ok := s[file]
	if !ok {
		src, _ := os.ReadFile(file)
		lines = bytes.Split(src, []byte("\n"))
		s[file] = lines
	}
	if n < 1 || n > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(string(lines[n-1]), "\r"), true
}

// position finds a byte of a file.
func (s sources) position(file string, offset int) (p token.Position, ok bool) {
	s.line(file, 1)
	p = token.Position{Filename: file, Offset: offset, Line: 1}
	for _, line := range s[file] {
		if offset <= len(line) {
			p.Column = offset + 1
			return p, true
		}
		offset -= len(line) + 1
		p.Line++
	}
	return p, false
}

const (
	tab  = 4
	wide = 120 // columns of source that are shown
)

// outline prepares a source line for a terminal: tabs become spaces and a long
// line is cut around bytes from..to, of which the columns are returned.
func outline(line string, from, to int) (shown string, before, under int) {
	var b strings.Builder
	column := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		width := 1
		switch {
		case r == '\t':
			width = tab - column%tab
			b.WriteString(strings.Repeat(" ", width))
		case r < ' ' || r == utf8.RuneError && size == 1:
			b.WriteByte('?') // nothing that a terminal would act upon
		default:
			b.WriteRune(r)
		}
		switch {
		case i < from:
			before += width
		case i < to:
			under += width
		}
		column += width
		i += size
	}
	return crop(strings.TrimRight(b.String(), " "), before, under)
}

// crop cuts what is beyond the width of a line, first behind, then before.
func crop(shown string, before, under int) (string, int, int) {
	runes := []rune(shown)
	if len(runes) <= wide {
		return shown, before, under
	}
	under = min(under, wide/2)
	start := 0
	if before+under > wide-1 {
		start = min(before, before+under-wide/2)
		runes = append([]rune("…"), runes[start:]...)
		before -= start - 1
	}
	if len(runes) > wide {
		runes = append(runes[:wide-1:wide-1], '…')
	}
	return string(runes), before, under
}
