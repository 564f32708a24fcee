package finding

import (
	"fmt"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/loopctx"
)

// margin is how far an estimate may be wrong: what is over the budget by that
// much is certain, what is over it at all is likely.
const margin = 3

// affordable reports whether what is estimated fits into the loop's budget. It
// is looked at by itself: what a callback does beside it is not added up. Where
// each of many takes longer than that, it is an operation itself.
func affordable(op *fact.Op, loop *knowledge.Loop) bool {
	if op.Bound > 0 && op.Bound < loop.Budget && !loop.IsDeadly(op.Category) && !op.Chain.Repeated() {
		return true
	}
	if op.Growth != "" {
		return op.Took >= loop.Budget
	}
	return op.Took > 0 && op.Took < loop.Budget
}

// doubt is how unsure it is that a computation holds the loop for too long.
func doubt(u *effect.Unit, op *fact.Op, loop *knowledge.Loop) chain.Grade {
	if op.Category != knowledge.CPU {
		return chain.Certain
	}
	pkg := ""
	for l := op.Chain; l != nil; l = l.Next {
		if l.Cached {
			return chain.Possible
		}
		pkg = l.Pkg
	}
	estimated := op.Took > 0 && op.Growth == ""
	switch {
	case !estimated && u.Foreign(pkg):
		// Of what size the pictures are that a toolkit decodes for itself, nothing
		// tells; mostly they are icons.
		return chain.Possible
	case u.Foreign(pkg) && strings.Contains(op.Name, " iterations of "):
		// The bounds of a library's loops are the worst case of a caller that it
		// does not have: an exponent of all bits.
		return chain.Possible
	case estimated && op.Took < margin*loop.Budget:
		return chain.Likely
	}
	return chain.Certain
}

// rush is how unsure it is that the sends to a channel whose receiver is slow are so many
// that its room runs out: a person seldom presses so many keys. Loops that wait for
// people have budgets above the default. Who waits for the loop itself waits for ever.
func rush(op *fact.Op, root *loopctx.Root) chain.Grade {
	if op.Slow && op.Category == knowledge.Wait && !root.Frequent && root.Loop.Budget > knowledge.DefaultBudget {
		return chain.Possible
	}
	return chain.Certain
}

// Estimate is how long a computation takes: "about 180 ms", "time grows with n²";
// empty where that is not estimated.
func (f *Finding) Estimate() string {
	switch {
	case f.Growth != "":
		return "time grows with " + f.Growth
	case f.Took > 0:
		return "about " + spaced(f.Took)
	}
	return ""
}

// estimate begins the message about a computation: how long, against how much.
func estimate(f *Finding) string {
	return fmt.Sprintf("%s on the %s loop (budget %s): %s: ", f.Estimate(), f.Loop.Name, spaced(f.Loop.Budget), f.Op)
}

// spaced writes a duration with two digits and a space: "180 ms".
func spaced(d time.Duration) string {
	s := cost.Time(float64(d))
	i := strings.LastIndexAny(s, "0123456789") + 1
	if i == 0 || strings.ContainsAny(s[:i], "hm") {
		return s
	}
	return s[:i] + " " + s[i:]
}
