package cli

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
)

// options are the flags of loopvet [flags] [packages].
type options struct {
	plain, json, sarif, github, light, verbose, unresolved, tests bool
	fix, diff                                                     bool

	checks, grade, colour, config, dir, tags string
	baseline, writeBaseline, newFrom, stalls string

	patterns []string
}

func (o *options) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("loopvet", flag.ContinueOnError)
	fs.BoolVar(&o.plain, "plain", false, "one line for each finding")
	fs.BoolVar(&o.json, "json", false, "print one JSON object")
	fs.BoolVar(&o.sarif, "sarif", false, "print a SARIF 2.1.0 log, for code scanning")
	fs.BoolVar(&o.github, "github", false, "print annotations for GitHub Actions")
	fs.BoolVar(&o.fix, "fix", false, "make the fixes of what is found in the files of the main module, instead of printing it")
	fs.BoolVar(&o.diff, "diff", false, "print what -fix would change as a unified diff, and write nothing")
	fs.StringVar(&o.checks, "checks", "", "only these checks: `names` with commas between (default: all)")
	fs.StringVar(&o.grade, "min-grade", "", "report findings of this `grade` and surer: certain, likely, possible (default: likely)")
	fs.BoolVar(&o.light, "light", false, "also report light operations where nothing multiplies them")
	fs.BoolVar(&o.verbose, "v", false, "tell on stderr what was done and how long it took")
	fs.BoolVar(&o.unresolved, "unresolved", false, "list on stderr the calls on a loop whose callee is not known")
	fs.StringVar(&o.colour, "color", "auto", "colours: `when` is auto, always or never")
	fs.StringVar(&o.config, "config", "", "read this `file` (default: the nearest .loopvet.yml, up to the module's root)")
	fs.StringVar(&o.baseline, "baseline", "", "leave out the findings that this `file` has, unless their code has changed")
	fs.StringVar(&o.writeBaseline, "write-baseline", "", "write all findings to this `file`, and print none")
	fs.StringVar(&o.newFrom, "new-from", "", "only findings with a changed line, or a changed function in their chains, since this `revision` of git")
	fs.StringVar(&o.stalls, "stalls", "", "read the JSON lines of a stall.Watch from this `file`: mark the findings seen at run time, list the stalls that none explains")
	fs.BoolVar(&o.tests, "test", false, "analyse test files too")
	fs.StringVar(&o.tags, "tags", "", "build `tags`, with commas between (default: those of GOFLAGS)")
	fs.StringVar(&o.dir, "C", "", "change to this `directory` first")
	return fs
}

// demoFlags are those that make sense where packages and configuration are given.
func (o *options) demoFlags() *flag.FlagSet {
	return o.some("demo", "plain", "json", "sarif", "github", "color", "v")
}

// whyFlags are those that make sense where all findings are looked at.
func (o *options) whyFlags() *flag.FlagSet {
	return o.some("why", "plain", "json", "sarif", "github", "color", "v", "checks", "min-grade", "config", "test", "tags", "unresolved", "C")
}

func (o *options) some(command string, names ...string) *flag.FlagSet {
	all, some := o.flags(), flag.NewFlagSet("loopvet "+command, flag.ContinueOnError)
	for _, name := range names {
		f := all.Lookup(name)
		some.Var(f.Value, name, f.Usage)
	}
	return some
}

// parseOptions reads the arguments, and changes the directory if they say so.
func parseOptions(args []string) (*options, error) {
	o := new(options)
	patterns, err := parse(o.flags(), args)
	if err != nil {
		return nil, err
	}
	if o.patterns = patterns; len(patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if err := o.valid(); err != nil {
		return nil, err
	}
	if o.dir != "" {
		if err := os.Chdir(o.dir); err != nil {
			return nil, fmt.Errorf("-C: %w", err)
		}
	}
	if o.config == "" {
		o.config = findConfig()
	} else if _, err := os.Stat(o.config); err != nil {
		return nil, fmt.Errorf("-config: %w", err)
	}
	return o, nil
}

// valid checks what can be checked without looking at anything else.
func (o *options) valid() error {
	if chosen := o.formats(); len(chosen) > 1 {
		return fmt.Errorf("-%s and -%s exclude each other", chosen[0].name, chosen[1].name)
	}
	if chosen := o.formats(); len(chosen) > 0 && (o.fix || o.diff) {
		does := map[string]string{"fix": "makes", "diff": "shows"}[o.mending()]
		return fmt.Errorf("-%s and -%s exclude each other: -%[2]s prints findings, -%[1]s %[3]s their fixes", o.mending(), chosen[0].name, does)
	}
	if o.writeBaseline != "" && (o.fix || o.diff) {
		return fmt.Errorf("-%s and -write-baseline exclude each other: write the baseline when the fixes are made", o.mending())
	}
	if !slices.Contains(report.Modes, o.colour) {
		return unknown("value of -color", o.colour, report.Modes)
	}
	grades := []string{host.Certain.String(), host.Likely.String(), host.Possible.String()}
	if o.grade != "" && !slices.Contains(grades, o.grade) {
		return unknown("grade", o.grade, grades)
	}
	return nil
}

func (o *options) format() report.Format {
	if chosen := o.formats(); len(chosen) > 0 {
		return chosen[0].print
	}
	return report.Text
}

type format struct {
	name  string
	print report.Format
}

// formats are those that the flags ask for.
func (o *options) formats() (chosen []format) {
	for _, f := range []struct {
		asked bool
		format
	}{
		{o.plain, format{"plain", report.Plain}},
		{o.json, format{"json", report.JSON}},
		{o.sarif, format{"sarif", report.SARIF}},
		{o.github, format{"github", report.GitHub}},
	} {
		if f.asked {
			chosen = append(chosen, f.format)
		}
	}
	return chosen
}

// chosen are the checks that the flag names, else those of the configuration.
func (o *options) chosen(know *host.Table) ([]*analysis.Analyzer, error) {
	want := know.Config().Checks
	if o.checks != "" {
		want = make(map[string]bool)
		for name := range strings.SplitSeq(o.checks, ",") {
			if name = strings.TrimSpace(name); find(name) == nil {
				return nil, unknown("check", name, checkNames())
			}
			want[name] = true
		}
	}
	if want == nil {
		return analyzers.All, nil
	}
	var chosen []*analysis.Analyzer
	for _, a := range analyzers.All {
		if want[a.Name] {
			chosen = append(chosen, a)
		}
	}
	return chosen, nil
}

func checkNames() (names []string) {
	for _, a := range analyzers.All {
		names = append(names, a.Name)
	}
	return names
}

func find(check string) *analysis.Analyzer {
	for _, a := range analyzers.All {
		if a.Name == check {
			return a
		}
	}
	return nil
}

// tellCore hands what the passes must know over to them.
func (o *options) tellCore(config string) error {
	host.Partial() // a package that cannot be analysed is counted or complained of
	set := map[string]string{"min-grade": o.grade, "light": strconv.FormatBool(o.light), "tests": strconv.FormatBool(o.tests), "config": ""}
	if config != "" {
		abs, err := filepath.Abs(config)
		if err != nil {
			return err
		}
		set["config"] = abs
	}
	for name, value := range set {
		if err := host.Core.Flags.Set(name, value); err != nil {
			return err
		}
	}
	return nil
}
