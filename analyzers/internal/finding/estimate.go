package finding

import (
	"fmt"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/cost"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// margin is how far an estimate may be wrong: what is over the budget by that
// much is certain, what is over it at all is likely.
const margin = 3

// affordable reports whether what is estimated fits into the loop's budget. It
// is looked at by itself: what a callback does beside it is not added up.
func affordable(op *effect.Op, loop *knowledge.Loop) bool {
	return op.Took > 0 && op.Took < loop.Budget
}

// doubt is how unsure the estimate makes it that the loop is held too long.
func doubt(op *effect.Op, loop *knowledge.Loop) chain.Grade {
	if op.Took > 0 && op.Took < margin*loop.Budget {
		return chain.Likely
	}
	return chain.Certain
}

// estimate begins the message about a computation: how long, against how much.
func estimate(f *Finding) string {
	if f.Growth != "" {
		return fmt.Sprintf("time grows with %s on the %s loop (budget %s): %s: ", f.Growth, f.Loop.Name, spaced(f.Loop.Budget), f.Op)
	}
	return fmt.Sprintf("about %s on the %s loop (budget %s): %s: ", spaced(f.Took), f.Loop.Name, spaced(f.Loop.Budget), f.Op)
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
