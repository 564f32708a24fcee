// Package chain holds the calls that lead from an entry of a loop to an
// operation, and the one order in which chains are compared, so that two runs
// choose and print the same one.
package chain

import (
	"cmp"
	"strings"
)

// Grade says how sure it is that the loop reaches the operation. It never says
// how dear the operation is.
type Grade uint8

const (
	// Certain: static calls only, no guard.
	Certain Grade = iota
	// Likely: a func or interface value seen to hold the callee, a guard with a
	// timeout, a convention, an unknown version.
	Likely
	// Possible: the callee could not be resolved.
	Possible
)

var gradeNames = [...]string{"certain", "likely", "possible"}

func (g Grade) String() string { return gradeNames[g] }

// ParseGrade is the inverse of String.
func ParseGrade(s string) (Grade, bool) {
	for i, name := range gradeNames {
		if s == name {
			return Grade(i), true
		}
	}
	return 0, false
}

// Hop is one call.
type Hop struct {
	Func    string // the function that makes the call, as a reader would write it: "(*List).refresh"
	Pkg     string // import path of its package
	Pos     string // where it makes the call: "file:line:col"
	Grade   Grade  // how sure this one call is
	Dynamic bool   // through a func value or an interface
	Repeats bool   // inside a loop statement
	Few     bool   // which goes round a few times at most
	Cached  bool   // what comes of it is kept: once for each key
	Once    bool   // possible for no more than that it makes what is nil
}

// Link is a chain: a hop and the chain that follows. Callers share the tails
// of their callees' chains, so a link is never changed once it is made.
type Link struct {
	Hop
	Next  *Link // nil at the operation's own call
	Len   int   // number of hops from here on
	Worst Grade // the least sure of this hop and those that follow

	doubt int // the unsure hops, a possible one outweighing any number of likely ones
}

// Prepend puts a hop before next.
func Prepend(h Hop, next *Link) *Link {
	l := &Link{Hop: h, Next: next, Len: 1, Worst: h.Grade, doubt: [...]int{0, 1, 1 << 20}[h.Grade]}
	if next != nil {
		l.doubt += next.doubt
		l.Len += next.Len
		l.Worst = max(h.Grade, next.Worst)
	}
	return l
}

// Join puts the hops of head before tail.
func Join(head, tail *Link) *Link {
	if head == nil {
		return tail
	}
	return Prepend(head.Hop, Join(head.Next, tail))
}

// After is the chain without the hops of head, which it begins with.
func (l *Link) After(head *Link) *Link {
	for ; head != nil; head = head.Next {
		l = l.Next
	}
	return l
}

// Begins reports whether the chain begins with the calls of head.
func (l *Link) Begins(head *Link) bool {
	for ; head != nil; l, head = l.Next, head.Next {
		if l == nil || l.Pos != head.Pos {
			return false
		}
	}
	return true
}

// Dynamic is the chain with its last call made through a func value or an
// interface.
func Dynamic(l *Link) *Link {
	if l == nil {
		return nil
	}
	h := l.Hop
	if l.Next == nil {
		h.Dynamic, h.Grade = true, max(h.Grade, Likely)
	}
	return Prepend(h, Dynamic(l.Next))
}

// Doubt is the chain with its last call possible at most.
func Doubt(l *Link) *Link { return Graded(l, Possible) }

// Graded is the chain with another grade of its last call.
func Graded(l *Link, g Grade) *Link {
	if l == nil {
		return nil
	}
	h := l.Hop
	if l.Next == nil {
		h.Grade, h.Once = g, false
	}
	return Prepend(h, Graded(l.Next, g))
}

// Repeated reports whether what the chain leads to is inside a loop statement.
func (l *Link) Repeated() bool { return l.any(func(h *Hop) bool { return h.Repeats }) }

// Often reports whether it is inside one that may go round many times.
func (l *Link) Often() bool { return l.any(func(h *Hop) bool { return h.Repeats && !h.Few }) }

func (l *Link) any(is func(*Hop) bool) bool {
	for ; l != nil; l = l.Next {
		if is(&l.Hop) {
			return true
		}
	}
	return false
}

// Hops lists the chain from its first call to the operation's.
func (l *Link) Hops() []Hop {
	var hops []Hop
	for ; l != nil; l = l.Next {
		hops = append(hops, l.Hop)
	}
	return hops
}

// Compare orders chains: the surer first, then the shorter, then by position.
// Putting the same hop before two chains keeps their order, which is what makes
// the choice of a witness independent of the order of the visit. That is why
// unsure hops are counted: the worst grade alone would be forgotten behind a hop
// as unsure.
func Compare(a, b *Link) int {
	switch {
	case a == b:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	if c := cmp.Compare(a.doubt, b.doubt); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Len, b.Len); c != 0 {
		return c
	}
	for ; a != nil && b != nil && a != b; a, b = a.Next, b.Next {
		if c := strings.Compare(a.Pos, b.Pos); c != 0 {
			return c
		}
		if c := strings.Compare(a.Func, b.Func); c != 0 {
			return c
		}
	}
	return 0
}
