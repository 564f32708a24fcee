// Package directive reads what a source file says to loopvet:
//
//	//loopvet:onloop [loop]             the function is called on the loop
//	//loopvet:offloop                   it is not, whatever seems to call it there
//	//loopvet:blocks CATEGORY reason    it performs an operation of that category
//	//loopvet:nonblocking reason        it performs none, whatever is inside
//	//loopvet:cost DURATION reason      one call of it computes that long, whatever is inside
//	//loopvet:ignore CHECK reason       no findings of the check (or of all) here
//
// All but the last stand in the doc comment of a function, or in the comment that
// ends on the line above a func literal; of several literals on that line the
// first is meant. An ignore stands at the end of the line, on the line above, or
// in a function's doc comment, where it is for the whole function. Text after
// " //" is not part of a directive.
//
// A directive that is wrong in any way has no effect and is a [Problem].
package directive

import (
	"go/ast"
	"go/token"
	"sync/atomic"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Set holds the directives of a package. Functions are known by the position of
// their *ast.FuncDecl or *ast.FuncLit.
type Set struct {
	OnLoop      map[token.Pos]string  // the loop's name, empty if it has none
	OffLoop     map[token.Pos]bool    // always true
	Blocks      map[token.Pos][]Block // in the order of the source
	NonBlocking map[token.Pos]string  // the reason
	Costs       map[token.Pos]Cost
	Problems    []Problem // by position

	ignores []*ignore
}

// Block is an operation that a function performs.
type Block struct {
	Category knowledge.Category
	Reason   string
}

// Cost is how long one call of a function computes.
type Cost struct {
	Took   time.Duration
	Reason string
}

// Problem is what is wrong with one directive.
type Problem struct {
	Pos, End token.Pos // of its comment
	Message  string
}

// ignore is a directive that suppresses findings, by line or by function.
type ignore struct {
	check    string
	file     string
	line     int
	fn       token.Pos // the whole function; no line then
	pos, end token.Pos
	used     atomic.Bool
}

// Ignored reports whether a finding of the check at pos is suppressed, and
// remembers which directives did it. enclosing is the declaration around the
// finding, nil if there is none. It may be called from several goroutines.
func (s *Set) Ignored(check string, pos token.Position, enclosing *ast.FuncDecl) bool {
	ignored := false
	for _, ig := range s.ignores {
		if ig.check != check && ig.check != "all" {
			continue
		}
		switch {
		case ig.fn.IsValid():
			if enclosing == nil || enclosing.Pos() != ig.fn {
				continue
			}
		case ig.line != pos.Line || ig.file != pos.Filename:
			continue
		}
		ig.used.Store(true)
		ignored = true
	}
	return ignored
}

// Stale lists the ignores that have suppressed nothing. It is for after all
// findings of the package, those too that are not shown, have been asked about.
func (s *Set) Stale() []Problem {
	var stale []Problem
	for _, ig := range s.ignores {
		if ig.used.Load() {
			continue
		}
		what := ig.check + " finding"
		if ig.check == "all" {
			what = "finding"
		}
		stale = append(stale, Problem{ig.pos, ig.end, "there is no " + what + " to ignore here"})
	}
	return stale
}
