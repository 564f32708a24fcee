package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/baseline"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/start"
)

// baselineName is the file that init writes.
const baselineName = ".loopvet-baseline.json"

type beginOptions struct{ dir string }

func (o *beginOptions) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("loopvet init", flag.ContinueOnError)
	fs.StringVar(&o.dir, "C", "", "change to this `directory` first")
	return fs
}

// begin is loopvet init: it looks which loops the project uses, and writes a
// configuration and a baseline to its root.
func begin(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var o beginOptions
	patterns, err := parse(o.flags(), args)
	switch {
	case err != nil:
		return fail(stderr, err)
	case len(patterns) > 0:
		return fail(stderr, errors.New("init takes no packages: it looks at the whole module"))
	}
	if err := toRoot(o.dir); err != nil {
		return fail(stderr, err)
	}
	for _, name := range []string{configName, baselineName} {
		if _, err := os.Lstat(name); err == nil {
			return fail(stderr, fmt.Errorf("%s exists: init writes nothing over it", name))
		}
	}
	base, err := os.Getwd()
	if err != nil {
		return fail(stderr, err)
	}
	r := newRun(&options{patterns: []string{"./..."}, unresolved: true}, base, stderr) // asks for the coverage
	if err := r.all(ctx); err != nil {
		return fail(stderr, err)
	}
	if r.failed {
		return fail(stderr, errors.New("nothing is written: something could not be analysed"))
	}
	p, err := r.project()
	if err == nil {
		err = r.begin(p, stdout)
	}
	if err != nil {
		return fail(stderr, err)
	}
	return Clean
}

// toRoot changes to the root of the workspace or module that dir is in.
func toRoot(dir string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if _, err := os.Stat(at); err != nil {
		return err
	}
	root := root(at)
	if root == "" {
		return fmt.Errorf("no go.mod file in %s or above: run loopvet init inside a module, or name one with -C", at)
	}
	return os.Chdir(root)
}

// project is what the run found out.
func (r *run) project() (p start.Project, err error) {
	know, err := knowledge("")
	if err != nil {
		return p, err
	}
	p.Module, p.Light = r.module, r.Light
	findings := map[string]int{}
	for _, f := range r.Findings {
		if f.Loop != nil {
			findings[f.Loop.Name]++
		}
	}
	slices.SortFunc(r.files, func(a, b start.File) int { return strings.Compare(a.Name, b.Name) })
	var named map[string][]string
	if p.Others, named, err = start.Look(r.style.Base, r.files); err != nil {
		return p, err
	}
	for _, name := range slices.Sorted(maps.Keys(r.coverage)) {
		if r.coverage[name].Entries == 0 {
			continue
		}
		l := start.Loop{Name: name, Entries: r.coverage[name].Entries, Findings: findings[name]}
		if loop := know.Loop(name); loop != nil {
			l.About, l.Budget = loop.About, loop.Budget.String()
			p.Loops = append(p.Loops, l)
		} else { // of a directive, which may leave out the name
			l.Budget, l.Packages = host.DefaultBudget.String(), named[name]
			p.Named = append(p.Named, l)
		}
	}
	return p, nil
}

// begin writes the files and says what to do next.
func (r *run) begin(p start.Project, stdout io.Writer) error {
	text, err := p.Config()
	if err != nil {
		return err
	}
	if err := os.WriteFile(configName, []byte(text), 0o666); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: written\n", configName)
	for _, l := range slices.Concat(p.Loops, p.Named) {
		fmt.Fprintf(stdout, "    the %s loop: %s\n", l.Name, l.Count())
	}
	if len(p.Loops)+len(p.Named) == 0 {
		fmt.Fprintln(stdout, "    no loop that loopvet knows is in use")
	}
	for _, c := range p.Others {
		fmt.Fprintf(stdout, "    perhaps a loop: %s at %s\n", c.Func, c.Place)
	}
	if len(r.Findings) == 0 {
		fmt.Fprintln(stdout, "nothing is found, so there is no baseline: from now on run loopvet ./...")
		return nil
	}
	before, records := new(old), []baseline.Record(nil)
	for _, f := range r.Findings {
		records = append(records, r.records(before, f)...)
	}
	if err := baseline.Write(baselineName, records); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %s; see them with loopvet ./...\nfrom now on run loopvet -baseline %[1]s ./...\n", baselineName, some(len(r.Findings), "finding"))
	return nil
}
