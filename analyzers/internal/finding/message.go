package finding

import (
	"fmt"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Say puts all in one line, the message; some hosts show nothing else.
func (f *Finding) Say() string {
	var b strings.Builder
	estimated := f.Estimate() != ""
	if !estimated {
		fmt.Fprintf(&b, "%s (%s) ", f.Op, f.Category)
	}
	switch {
	case estimated:
		b.WriteString(estimate(f))
	case f.Category == knowledge.Deadlock:
		fmt.Fprintf(&b, "waits for the %s loop it runs on", f.Loop.Name)
	case f.Check == "loopdeadlock":
		fmt.Fprintf(&b, "never ends on the %s loop", f.Loop.Name)
	default:
		fmt.Fprintf(&b, "blocks the %s loop", f.Loop.Name)
	}
	if !estimated {
		b.WriteString(": ")
	}
	for i, h := range f.Chain {
		if estimated && i > 0 { // what the chain ends at is said already
			b.WriteString(" → ")
		}
		b.WriteString(h.Func)
		if !estimated {
			b.WriteString(" → ")
		}
	}
	if !estimated {
		b.WriteString(f.Op)
	}
	if f.Held != nil {
		b.WriteString(", " + f.Held.String())
	}
	if f.More > 0 {
		fmt.Fprintf(&b, ", and %d more", f.More)
	}
	switch n := len(f.Places); {
	case n == 1:
		b.WriteString(", also from 1 more place")
	case n > 1:
		fmt.Fprintf(&b, ", also from %d more places", n)
	}
	switch n := len(f.Entries()); {
	case n == 1:
		b.WriteString(", and 1 more entry")
	case n > 1:
		fmt.Fprintf(&b, ", and %d more entries", n)
	}
	if also := f.AlsoOn(); also != "" {
		b.WriteString(", " + also)
	}
	if f.Grade != chain.Certain {
		fmt.Fprintf(&b, " (%s)", f.Grade)
	}
	if f.Advice != "" {
		b.WriteString("; " + f.Advice)
	}
	return b.String()
}
