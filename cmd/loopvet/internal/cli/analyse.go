package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"io"
	"os"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/schedule"
)

// analyse is loopvet [flags] [packages].
func analyse(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseOptions(args)
	if errors.Is(err, flag.ErrHelp) {
		return help(ctx, nil, stdout, stderr)
	}
	if err != nil {
		return fail(stderr, err)
	}
	base, err := os.Getwd()
	if err != nil {
		return fail(stderr, err)
	}
	r := newRun(o, base, stderr)
	if err := r.all(ctx); err != nil {
		code := fail(stderr, err)
		if near := misspelt(args); near != "" {
			fmt.Fprintf(stderr, "loopvet: did you mean \"loopvet %s\"?\n", near)
		}
		return code
	}
	return r.print(stdout)
}

// run is one analysis and what came of it.
type run struct {
	*options
	report.Report
	style  report.Style
	fset   *token.FileSet
	stderr io.Writer
	failed bool

	coverage map[string]*host.Coverage // of each loop
	skipped  map[string][]string       // packages, by reason
	outcomes []*schedule.Outcome
	stats    schedule.Stats

	listing, analysing time.Duration
}

func newRun(o *options, base string, stderr io.Writer) *run {
	return &run{
		options:  o,
		style:    report.Style{Base: base},
		fset:     token.NewFileSet(),
		stderr:   stderr,
		coverage: map[string]*host.Coverage{},
		skipped:  map[string][]string{},
	}
}

func (r *run) all(ctx context.Context) error {
	know, err := knowledge(r.config)
	if err != nil {
		return err
	}
	checks, err := r.chosen(know)
	if err != nil {
		return err
	}
	r.Checks = checks
	if err := r.tellCore(); err != nil {
		return err
	}

	start := time.Now()
	listing, err := load.Load(ctx, r.patterns)
	if err != nil {
		return err
	}
	for _, line := range listing.Warnings {
		fmt.Fprintf(r.stderr, "loopvet: %s\n", line)
	}
	r.listing = time.Since(start)

	start = time.Now()
	job := &schedule.Job{
		Listing:   listing,
		Fset:      r.fset,
		Analyzers: append([]*analysis.Analyzer{host.Core}, checks...),
		Done:      r.done,
	}
	var types schedule.Types
	r.stats, types = job.Run()
	r.analysing = time.Since(start)
	r.Sort()
	r.complain()
	for _, err := range know.Check(types) {
		r.failed = true
		fmt.Fprintln(r.stderr, err)
	}
	return nil
}

// done takes from an outcome what outlives the package's syntax.
func (r *run) done(out *schedule.Outcome) {
	if out.Skipped != "" {
		r.skipped[out.Skipped] = append(r.skipped[out.Skipped], out.Package.ImportPath)
	}
	if len(out.Errors) > 0 || len(out.Warnings) > 0 {
		r.outcomes = append(r.outcomes, &schedule.Outcome{Package: out.Package, Errors: out.Errors, Warnings: out.Warnings})
	}
	if !out.Package.Named() || out.Skipped != "" {
		return
	}
	r.Packages++
	for _, ran := range out.Runs {
		switch result := ran.Result.(type) {
		case *host.Result:
			r.Light += result.Light()
			if r.verbose || r.unresolved {
				r.cover(result)
			}
		case []*host.Finding:
			for _, f := range result {
				r.add(out, f)
			}
		default: // a check that is not about loops
			for _, d := range ran.Diagnostics {
				r.add(out, &host.Finding{Check: ran.Analyzer.Name, Pos: d.Pos, End: d.End, Posn: r.fset.Position(d.Pos), Message: d.Message})
			}
		}
	}
}

func (r *run) add(out *schedule.Outcome, f *host.Finding) {
	r.Findings = append(r.Findings, report.Finding{Finding: f, Package: out.Package.ImportPath, Stop: r.fset.Position(f.End)})
}
