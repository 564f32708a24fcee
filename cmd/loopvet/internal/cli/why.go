package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
)

// why is loopvet why FUNC [packages]: every chain that goes through a function,
// the shortest first. It answers both why the function is on a loop and why it
// is an operation. Everything counts here: light, possible, on the loop or not.
func why(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseOptions(args)
	switch {
	case err != nil:
		return fail(stderr, err)
	case o.baseline != "" || o.writeBaseline != "" || o.newFrom != "":
		return fail(stderr, errors.New("why looks at all findings: -baseline, -write-baseline and -new-from do not go with it"))
	case o.fix || o.diff:
		return fail(stderr, fmt.Errorf("why shows chains: -%s does not go with it", o.mending()))
	case o.patterns[0] == "./...": // the default
		return fail(stderr, errors.New("why needs a function, such as store.Load or (*List).refresh"))
	}
	base, err := os.Getwd()
	if err != nil {
		return fail(stderr, err)
	}
	name := o.patterns[0]
	if o.patterns = o.patterns[1:]; len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	o.light, o.grade = true, cmp.Or(o.grade, host.Possible.String())
	r := newRun(o, base, stderr)
	if err := r.all(ctx); err != nil {
		return fail(stderr, err)
	}
	var seen []string
	r.Findings, seen = through(r.Findings, name)
	if len(r.Findings) == 0 {
		hint := ""
		if near := host.Nearest(name, seen...); near != "" {
			hint = fmt.Sprintf("; did you mean %q?", near)
		}
		fmt.Fprintf(stderr, "no chain from a loop to an operation goes through %s%s\n", name, hint)
		if r.failed {
			return Failed
		}
		return Clean
	}
	if code := r.print(stdout); code == Failed {
		return code
	}
	return Clean // an answer is no finding
}

// through makes a finding of every chain in which a function makes a call or is
// the operation; seen are the names of all functions it met.
func through(findings []report.Finding, name string) (out []report.Finding, seen []string) {
	for _, f := range findings {
		if f.Loop == nil {
			continue
		}
		best := host.Other{Op: f.Op, About: f.About, Cost: f.Cost, Grade: f.Grade, Chain: f.Chain}
		for i, c := range slices.Concat([]host.Other{best}, f.Others, f.Places, f.Ways) {
			goes := named(c.Op, name)
			for _, h := range c.Chain {
				seen = append(seen, h.Func)
				goes = goes || named(h.Func, name)
			}
			if goes {
				one := *f.Finding
				one.Chain, one.Op, one.About, one.Cost, one.Grade = c.Chain, c.Op, c.About, c.Cost, c.Grade
				one.More, one.Others, one.Places, one.Ways = 0, nil, nil, nil
				one.Message = one.Say()
				stop := f.Stop
				if i > 0 { // the fix is of the best chain
					one.Fix, one.Obstacle = nil, ""
				}
				if i > len(f.Others) { // another place
					one.Posn, stop = report.Position(c.Posn), report.Position(c.End)
				}
				out = append(out, report.Finding{Finding: &one, Package: f.Package, Stop: stop, Sums: f.Sums})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b report.Finding) int { return cmp.Compare(len(a.Chain), len(b.Chain)) })
	return out, seen
}

// named reports whether a function of a chain is the one that was asked for, by
// its full name or without its package, type or star.
func named(fn, name string) bool {
	plain := strings.NewReplacer("(", "", ")", "", "*", "").Replace
	fn, name = plain(fn), plain(name)
	return fn == name || strings.HasSuffix(fn, "."+name)
}
