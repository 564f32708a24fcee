package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/schedule"
)

// print writes what was found to stdout, all else to stderr, and returns the
// exit code.
func (r *run) print(stdout io.Writer) int {
	r.style.Colour = report.Coloured(stdout, r.colour)
	if err := r.format()(stdout, &r.Report, r.style); err != nil {
		return fail(r.stderr, err)
	}
	if err := r.unexplained(stdout); err != nil {
		return fail(r.stderr, err)
	}
	if len(r.formats()) == 0 {
		fmt.Fprintln(r.stderr, r.Summary())
	}
	if err := r.tellMore(stdout); err != nil {
		return fail(r.stderr, err)
	}
	switch {
	case r.failed:
		return Failed
	case len(r.Findings) > 0:
		return Found
	}
	return Clean
}

// tellMore is what -v and -unresolved add.
func (r *run) tellMore(stdout io.Writer) error {
	if r.verbose {
		r.account()
		r.estimated()
	}
	switch {
	case r.json && r.covers():
		return r.covered().JSON(stdout)
	case r.covers():
		r.loops()
	}
	return nil
}

// most is how many errors of one package are printed.
const most = 10

// complain prints what could not be analysed, in the order of the listing's
// paths. What is wrong with somebody else's package is only counted: the user
// cannot mend it, and the types that are there were used.
func (r *run) complain() {
	slices.SortFunc(r.outcomes, func(a, b *schedule.Outcome) int {
		return strings.Compare(a.Package.ImportPath, b.Package.ImportPath)
	})
	said := map[string]bool{} // an error of the configuration comes with every package
	packages := r.alike()
	for _, out := range r.outcomes {
		if !out.Package.Main() && !out.Package.Named() {
			continue
		}
		for _, w := range out.Warnings {
			fmt.Fprintln(r.stderr, r.line(out.Package, w))
		}
		if len(out.Errors) > 0 {
			r.Broken++
			r.failed = true
		}
		slices.SortStableFunc(out.Errors, func(a, b schedule.Problem) int {
			return cmp.Or(strings.Compare(a.Posn.Filename, b.Posn.Filename), cmp.Compare(a.Posn.Offset, b.Posn.Offset))
		})
		for i, e := range out.Errors {
			if i == most {
				fmt.Fprintf(r.stderr, "%s: and %d more errors\n", out.Package.ImportPath, len(out.Errors)-most)
				break
			}
			line := r.line(out.Package, e)
			if n := packages[e.Message]; n > 1 && !e.Posn.IsValid() {
				line = fmt.Sprintf("%s and %s: %s", out.Package.ImportPath, some(n-1, "more package"), e.Message)
			}
			if !said[line] && !said[e.Message] {
				said[line] = true
				said[e.Message] = said[e.Message] || !e.Posn.IsValid()
				fmt.Fprintln(r.stderr, line)
			}
		}
	}
}

// alike counts the packages of which the same is said without a place.
func (r *run) alike() map[string]int {
	count := map[string]int{}
	for _, out := range r.outcomes {
		for _, e := range out.Errors {
			if (out.Package.Main() || out.Package.Named()) && !e.Posn.IsValid() {
				count[e.Message]++
			}
		}
	}
	return count
}

func (r *run) line(p *load.Package, e schedule.Problem) string {
	if e.Posn.Filename != "" {
		return r.style.Place(e.Posn) + ": " + e.Message
	}
	return p.ImportPath + ": " + e.Message
}

// account is what -v adds.
func (r *run) account() {
	ms := func(d time.Duration) string { return d.Round(time.Millisecond).String() }
	fmt.Fprintf(r.stderr, "listing %s; parse, check and analyse %s (of all processors: parse %s, check %s, analyse %s); %d packages from the cache\n",
		ms(r.listing), ms(r.analysing), ms(r.stats.Parse), ms(r.stats.Check), ms(r.stats.Analysing), r.stats.Reused)
	fmt.Fprintf(r.stderr, "%d packages analysed, %d of the standard library for their types only, %d skipped%s\n",
		r.stats.Analysed, r.stats.Std, r.stats.Skipped, listed(r.skipped, "%[1]s %[2]d"))
}

// estimated prints how long functions compute: of those that do so for long, or
// may.
func (r *run) estimated() {
	for _, e := range slices.SortedFunc(slices.Values(r.estimates), func(a, b host.Estimated) int {
		return cmp.Or(strings.Compare(a.Posn.Filename, b.Posn.Filename), cmp.Compare(a.Posn.Offset, b.Posn.Offset))
	}) {
		fmt.Fprintf(r.stderr, "%s: %s computes for %s\n", r.style.Place(e.Posn), e.Func, e.Time)
	}
}

func listed(packages map[string][]string, format string) string {
	if len(packages) == 0 {
		return ""
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		parts = append(parts, fmt.Sprintf(format, name, len(packages[name])))
	}
	return " (" + strings.Join(parts, ", ") + ")"
}
