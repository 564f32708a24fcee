package finding

import (
	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// sure is how sure it is that the loop gets by a chain to an operation. What is made
// where there is none yet is made once, and nobody minds that, unless it asks somebody
// else: there is no saying how long that takes, and while it fails there is none yet.
//
//	if m.conn == nil { m.conn, m.err = net.Dial("tcp", m.addr) }
func sure(op *fact.Op, way *chain.Link) (worst chain.Grade) {
	if !asks(op, way) {
		if way != nil {
			worst = way.Worst
		}
		return worst
	}
	for ; way != nil; way = way.Next {
		if way.Once {
			worst = max(worst, chain.Likely)
		} else {
			worst = max(worst, way.Grade)
		}
	}
	return worst
}

// asks reports whether an operation asks a network or a database, or sleeps between
// one attempt and the next.
func asks(op *fact.Op, way *chain.Link) bool {
	switch op.Category {
	case knowledge.Net, knowledge.DNS, knowledge.DB:
		return op.Cost == knowledge.Unbounded
	case knowledge.Sleep:
		return way.Repeated()
	}
	return false
}
