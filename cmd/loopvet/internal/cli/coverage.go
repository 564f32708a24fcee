package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
)

// cover adds what was seen of each loop in one package.
func (r *run) cover(coverage map[string]*host.Coverage) {
	for loop, c := range coverage {
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

// covered is what -json says of it.
func (r *run) covered() *report.Coverage {
	c := &report.Coverage{Loops: []report.LoopCoverage{}, Skipped: []report.Skipped{}}
	for _, loop := range slices.Sorted(maps.Keys(r.coverage)) {
		sum := r.coverage[loop]
		l := report.LoopCoverage{Loop: loop, Entries: sum.Entries, Functions: sum.Functions, Resolved: sum.Resolved, Unresolved: []report.Unresolved{}}
		for _, u := range inOrder(sum.Unresolved) {
			l.Unresolved = append(l.Unresolved, report.Unresolved{Posn: u.Posn.String(), Func: u.Func, Calls: u.What})
		}
		c.Loops = append(c.Loops, l)
	}
	for _, reason := range slices.Sorted(maps.Keys(r.skipped)) {
		for _, path := range slices.Sorted(slices.Values(r.skipped[reason])) {
			c.Skipped = append(c.Skipped, report.Skipped{Package: path, Reason: reason})
		}
	}
	return c
}

func inOrder(calls []host.Unresolved) []host.Unresolved {
	return slices.SortedFunc(slices.Values(calls), func(a, b host.Unresolved) int {
		return cmp.Or(strings.Compare(a.Posn.Filename, b.Posn.Filename), cmp.Compare(a.Posn.Offset, b.Posn.Offset), strings.Compare(a.What, b.What))
	})
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
		for _, u := range inOrder(c.Unresolved) {
			fmt.Fprintf(r.stderr, "%s: %s calls %s\n", r.style.Place(u.Posn), u.Func, u.What)
		}
	}
}
