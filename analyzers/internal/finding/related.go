package finding

import (
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// Related lists every hop of the finding's chain from the entry on, then those
// hops that it lacks of the other operations', places' and ways' chains.
func (f *Finding) Related() []Related {
	var out []Related
	seen := map[string]bool{}
	list := func(hops []chain.Hop, op string) {
		for i, h := range hops {
			if h.Pos == "" || seen[h.Pos] {
				continue
			}
			seen[h.Pos] = true
			next := op
			if i+1 < len(hops) {
				next = hops[i+1].Func
			}
			out = append(out, Related{Posn: h.Pos, Message: h.Func + " calls " + next})
		}
	}
	list(f.Chain, f.Op)
	for _, o := range f.Others {
		list(o.Chain, o.Op)
	}
	for _, o := range f.Places {
		list(o.Chain, o.Op)
	}
	for _, o := range f.Ways {
		list(o.Chain, o.Op)
	}
	return out
}

// Related is a position that helps to understand a finding.
type Related struct {
	Posn    string // "file:line:col"
	Message string
}

func related(fset *token.FileSet, f *Finding) []analysis.RelatedInformation {
	var out []analysis.RelatedInformation
	for _, r := range f.Related() {
		if pos := locate(fset, r.Posn); pos.IsValid() {
			out = append(out, analysis.RelatedInformation{Pos: pos, Message: r.Message})
		}
	}
	return out
}

// locate makes a position for "file:line:col" that prints as such. The file set
// knows other packages' files at best by line, so each gets a file of its own
// there: one byte a line, and the last line as long as the column.
func locate(fset *token.FileSet, posn string) token.Pos {
	rest, col, ok1 := cutLast(posn)
	file, line, ok2 := cutLast(rest)
	if !ok1 || !ok2 || line < 1 || col < 1 {
		return token.NoPos
	}
	f := fset.AddFile(file, -1, line+col)
	lines := make([]int, line)
	for i := range lines {
		lines[i] = i
	}
	if !f.SetLines(lines) {
		return token.NoPos
	}
	return f.Pos(line - 1 + col - 1)
}

func cutLast(s string) (string, int, bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	return s[:i], n, err == nil
}
