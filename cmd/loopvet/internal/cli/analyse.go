package cli

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/progress"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/schedule"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/start"
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
	before, err := o.old(ctx)
	if err != nil {
		return fail(stderr, err)
	}
	watched, err := o.watched()
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
	if o.writeBaseline != "" {
		return r.write(o.writeBaseline)
	}
	r.match(watched)
	r.leaveOut(before)
	if r.fix || r.diff {
		return r.mend(stdout)
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

	cache *cache.Cache
	bar   *progress.Bar
	notes bytes.Buffer // lines for stderr, kept until the bar is gone
	wrong []byte       // lines about the configuration

	coverage  map[string]*host.Coverage // of each loop
	estimates []host.Estimated
	skipped   map[string][]string // packages, by reason
	own       map[string]bool     // packages of the main modules
	analysed  map[string]bool     // packages whose findings are all here
	files     []start.File        // of those
	mentions  map[string][]string // by package, what it says of others' functions
	roots     map[string]string   // by package, the folder of its module
	seen      map[string]bool     // the files that mentions are of
	module    string              // of those; of several the first by name
	outcomes  []*schedule.Outcome
	stats     schedule.Stats

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
		own:      map[string]bool{},
		analysed: map[string]bool{},
		mentions: map[string][]string{},
		roots:    map[string]string{},
		seen:     map[string]bool{},
	}
}

func (r *run) all(ctx context.Context) error {
	parts, err := load.Parts(r.patterns)
	if err != nil {
		return err
	}
	r.bar = progress.On(r.stderr)
	defer r.bar.End()
	for i, part := range parts {
		config := r.config
		if len(parts) > 1 && config == "" { // several modules: each has its own
			config = configIn(part.Dir)
		}
		err := r.part(ctx, part, config)
		if err != nil && len(parts) == 1 {
			return err
		}
		if err != nil {
			r.failed = true
			fail(&r.notes, fmt.Errorf("%s: %w", r.style.Place(token.Position{Filename: parts[i].Dir}), err))
		}
	}
	r.bar.End()
	r.settle()
	r.Sort()
	fmt.Fprintf(r.stderr, "%s", r.notes.Bytes())
	r.complain()
	fmt.Fprintf(r.stderr, "%s", r.wrong)
	if err := r.cache.Err(); err != nil { // the next run starts over
		fmt.Fprintf(r.stderr, "loopvet: not everything is kept for the next run: %v\n", err)
	}
	r.cache.Trim()
	return nil
}

// part analyses what one run of the go command lists.
func (r *run) part(ctx context.Context, part load.Part, config string) error {
	know, err := knowledge(config)
	if err != nil {
		return err
	}
	checks, err := r.chosen(know)
	if err != nil {
		return err
	}
	for _, c := range checks {
		if !slices.Contains(r.Checks, c) {
			r.Checks = append(r.Checks, c)
		}
	}
	if err := r.tellCore(config); err != nil {
		return err
	}

	start := time.Now()
	listing, err := load.Load(ctx, part, load.Options{Tags: r.tags, Tests: r.tests})
	if err != nil {
		return err
	}
	for _, line := range listing.Warnings {
		fmt.Fprintf(&r.notes, "loopvet: %s\n", strings.TrimPrefix(strings.TrimPrefix(line, "go: "), "warning: "))
	}
	r.listing += time.Since(start)

	start = time.Now()
	job := &schedule.Job{
		Listing:   listing,
		Fset:      r.fset,
		Analyzers: append([]*analysis.Analyzer{host.Core}, checks...),
		Done:      r.done,
		Progress:  r.bar,
	}
	if err := r.remember(job, know, config, checks); err != nil {
		return err
	}
	stats, wrong := job.Run()
	r.stats.Add(stats)
	r.analysing += time.Since(start)
	if len(wrong) > 0 { // with the configuration
		r.failed = true
		r.wrong = append(r.wrong, wrong...)
	}
	return nil
}

// done takes from an outcome what outlives the package's syntax.
func (r *run) done(out *schedule.Outcome) {
	r.own[out.Package.ImportPath] = out.Package.Main()
	r.analysed[out.Package.ImportPath] = out.Package.Named() && out.Skipped == "" && len(out.Errors) == 0
	if out.Skipped != "" {
		r.skipped[out.Skipped] = append(r.skipped[out.Skipped], out.Package.ImportPath)
	}
	if len(out.Errors) > 0 || len(out.Warnings) > 0 {
		r.outcomes = append(r.outcomes, &schedule.Outcome{Package: out.Package, Errors: out.Errors, Warnings: out.Warnings})
	}
	if !out.Package.Named() || out.Skipped != "" {
		return
	}
	if out.Package.ForTest == "" {
		r.Packages++
	}
	for _, name := range out.Package.Files() {
		r.files = append(r.files, start.File{Name: name, Package: out.Package.Path()})
	}
	if m := out.Package.Module; m != nil && (r.module == "" || m.Path < r.module) {
		r.module = m.Path
	}
	d, err := decodeDigest(out.Digest)
	if err != nil {
		r.failed = true
		fmt.Fprintf(&r.notes, "%s: %v\n", out.Package.ImportPath, err)
		return
	}
	r.Light += d.Light
	r.cover(d.Coverage)
	if !mendable(out.Package) {
		for _, f := range d.Findings {
			if f.Fix != nil {
				f.Fix, f.Obstacle = nil, "the file is not of a main module"
			}
		}
	}
	if out.Package.ForTest == "" && len(out.Errors) == 0 {
		for _, name := range out.Package.Files() {
			r.seen[name] = true
		}
		r.mentions[out.Package.Path()] = d.Mentions
		if m := out.Package.Module; m != nil {
			r.roots[out.Package.Path()] = m.Dir
		}
	}
	r.estimates = append(r.estimates, d.Estimates...)
	r.Findings = append(r.Findings, d.Findings...)
}
