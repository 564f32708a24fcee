// Package golangci is the door for the module plugins of golangci-lint: a binary
// that imports it has a linter "loopvet".
//
//	# .golangci.yml
//	version: "2"
//	linters:
//	  enable: [loopvet]
//	  settings:
//	    custom:
//	      loopvet:
//	        type: module
//	        description: finds the calls that freeze an event loop
//	        settings:            # the keys of .loopvet.yml
//	          min-grade: certain
//
// The settings are a .loopvet.yml, key for key. The file itself is not read:
// golangci-lint keeps results until its own configuration changes, and would
// repeat those of an older file.
//
// A stock golangci-lint refuses a configuration that enables a module plugin.
package golangci

import (
	"errors"
	"fmt"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers"
	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

func init() { register.Plugin("loopvet", New) } // the contract of module plugins

// New makes the linter. Its settings have the keys of a .loopvet.yml; what is
// wrong with them is the error, one line for each problem.
func New(settings any) (register.LinterPlugin, error) {
	if settings == nil {
		return plugin{}, finding.Configure("", nil)
	}
	shipped, err := knowledge.Shipped()
	if err != nil {
		return nil, err
	}
	src, err := yaml.Marshal(respell(settings, shipped))
	if err != nil {
		return nil, fmt.Errorf("settings: %w", err)
	}
	dir, err := os.Getwd() // where "exclude" is relative to
	if err != nil {
		return nil, err
	}
	name := filepath.Join(dir, "settings") // stands for the file
	table, err := knowledge.LoadFrom("settings", src)
	if err != nil {
		// The lines are not those of .golangci.yml. One text: golangci-lint prints an
		// error by its first line.
		return nil, errors.New(place.ReplaceAllString(err.Error(), "settings: "))
	}
	return plugin{}, finding.Configure(name, table)
}

var place = regexp.MustCompile(`(?m)^settings:\d+:\d+: `)

// respell undoes what golangci-lint does to keys: it writes them small, and those
// of "budgets" are names of loops.
func respell(settings any, shipped *knowledge.Table) any {
	all, _ := settings.(map[string]any)
	budgets, ok := all["budgets"].(map[string]any)
	if !ok {
		return settings
	}
	var loops []string
	for _, l := range shipped.Loops() {
		loops = append(loops, l.Name)
	}
	own, _ := all["loops"].([]any)
	for _, l := range own {
		if l, ok := l.(map[string]any); ok {
			if name, ok := l["loop"].(string); ok {
				loops = append(loops, name)
			}
		}
	}
	spelt := map[string]any{}
	for key, budget := range budgets {
		if i := slices.IndexFunc(loops, func(name string) bool { return strings.EqualFold(name, key) }); i >= 0 {
			key = loops[i]
		}
		spelt[key] = budget
	}
	all = maps.Clone(all)
	all["budgets"] = spelt
	return all
}

type plugin struct{}

// BuildAnalyzers lists the checks. golangci-lint applies all fixes of a finding
// at once, of each only what is in the finding's file, and prints each related
// position as an issue of its own: so there is one fix at most, whole in that file,
// and nothing related.
func (plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	checks := make([]*analysis.Analyzer, len(analyzers.All))
	for i, a := range analyzers.All {
		checks[i] = narrow(a)
	}
	return checks, nil
}

// GetLoadMode says that types are needed.
func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// narrow is the check without what golangci-lint cannot take.
func narrow(check *analysis.Analyzer) *analysis.Analyzer {
	narrowed := *check
	narrowed.Run = func(pass *analysis.Pass) (any, error) {
		inner := *pass
		inner.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			d.SuggestedFixes = d.SuggestedFixes[:min(len(d.SuggestedFixes), 1)]
			if len(d.SuggestedFixes) > 0 && elsewhere(pass.Fset, d) {
				d.SuggestedFixes = nil
			}
			pass.Report(d)
		}
		return check.Run(&inner)
	}
	return &narrowed
}

// elsewhere reports whether the fix of a finding changes another file.
func elsewhere(fset *token.FileSet, d analysis.Diagnostic) bool {
	return slices.ContainsFunc(d.SuggestedFixes[0].TextEdits, func(e analysis.TextEdit) bool {
		return fset.File(e.Pos) != fset.File(d.Pos)
	})
}
