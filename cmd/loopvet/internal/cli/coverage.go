package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
)

// cover adds what was seen of each loop in one package.
func (r *run) cover(result *host.Result) {
	for loop, c := range result.Coverage() {
		sum := r.coverage[loop]
		if sum == nil {
			sum = new(host.Coverage)
			r.coverage[loop] = sum
		}
		sum.Entries += c.Entries
		sum.Functions += c.Functions
		sum.Resolved += c.Resolved
		sum.Unresolved = append(sum.Unresolved, c.Unresolved...)
	}
}

// loops prints what was seen of each loop, and what was not.
func (r *run) loops() {
	if len(r.coverage) == 0 {
		fmt.Fprintln(r.stderr, "no code on a loop")
	}
	for _, loop := range slices.Sorted(maps.Keys(r.coverage)) {
		c := r.coverage[loop]
		fmt.Fprintf(r.stderr, "%s loop: %d entries, %d functions, %d dynamic calls resolved, %d not\n",
			loop, c.Entries, c.Functions, c.Resolved, len(c.Unresolved))
		if !r.unresolved {
			continue
		}
		slices.SortFunc(c.Unresolved, func(a, b host.Unresolved) int {
			return cmp.Or(strings.Compare(a.Posn.Filename, b.Posn.Filename), cmp.Compare(a.Posn.Offset, b.Posn.Offset), strings.Compare(a.What, b.What))
		})
		for _, u := range c.Unresolved {
			fmt.Fprintf(r.stderr, "%s: %s calls %s\n", r.style.Place(u.Posn), u.Func, u.What)
		}
	}
}
