package finding

import (
	"errors"
	"fmt"
	"go/ast"
	"io/fs"
	"path/filepath"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/directive"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/loopctx"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

// Analyzer computes effects, loop contexts and findings. It reports nothing
// itself: the checks do. Its flags are shared by all checks.
var Analyzer = newAnalyzer()

var flags struct {
	config  string
	grade   string
	light   bool
	related bool
	partial bool
	tests   bool
}

func newAnalyzer() *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:       "loopvet",
		Doc:        "loopvet: find the operations that event loops reach (the checks report them)",
		Run:        run,
		FactTypes:  []analysis.Fact{(*fact.Package)(nil)},
		ResultType: reflect.TypeFor[*Result](),
	}
	a.Flags.StringVar(&flags.config, "config", "", "absolute path of the .loopvet.yml")
	a.Flags.StringVar(&flags.grade, "min-grade", "", "report findings of this grade and surer: certain, likely (default) or possible")
	a.Flags.BoolVar(&flags.light, "light", false, "report light operations everywhere")
	a.Flags.BoolVar(&flags.tests, "tests", false, "look at test files too; the host must leave out what is not of a test")
	a.Flags.BoolVar(&flags.related, "related", false, "give the calls of the chain as related positions")
	a.Flags.BoolVar(&flags.partial, "partial", false, "go on where the host gives no facts of a dependency: what happens in it is then not seen")
	return a
}

// Result is what the checks look at. It is worked out when the first of them
// asks, so that dependencies pay only for their facts.
type Result struct {
	once    sync.Once
	compute func()
	all     []*Finding
	light   int

	coverage  func() map[string]*loopctx.Coverage
	estimates func() []effect.Estimated
	mentions  func() []string
	Problems  []directive.Problem // what is wrong with directives; after Findings

	err error
}

// Err is why there is no result. It is no error of the pass: go vet would then say
// of each check that its prerequisite failed, and nobody would say why.
func (r *Result) Err() error { return r.err }

// Findings lists all findings of the package.
func (r *Result) Findings() []*Finding { r.get(); return r.all }

// Coverage tells of each loop how much of its code was seen through.
func (r *Result) Coverage() map[string]*loopctx.Coverage {
	if r.coverage == nil {
		return nil
	}
	return r.coverage()
}

// Estimates lists the functions of the package that compute for long.
func (r *Result) Estimates() []effect.Estimated {
	if r.estimates == nil {
		return nil
	}
	return r.estimates()
}

// Mentions lists what the package says of others' functions that a fix may ask of
// (Fix.Alone): their full names, and "*.M" for a method M of an interface.
func (r *Result) Mentions() []string {
	if r.mentions == nil {
		return nil
	}
	return r.mentions()
}

// Light counts the places whose light operations are not reported.
func (r *Result) Light() int { r.get(); return r.light }

func (r *Result) get() {
	r.once.Do(func() {
		if r.compute != nil {
			r.compute()
			r.compute = nil
		}
	})
}

func run(pass *analysis.Pass) (any, error) {
	r, err := analyse(pass)
	if err != nil {
		r = &Result{err: err}
	}
	return r, nil
}

func analyse(pass *analysis.Pass) (*Result, error) {
	// A folder with nothing but external tests is a package without files, for which
	// golangci-lint panics where a fact is exported.
	if knowledge.Std(pass.Pkg.Path()) || len(pass.Files) == 0 {
		return &Result{}, nil
	}
	know, err := table(flags.config)
	if err != nil {
		return nil, err
	}
	filter, err := filterOf(know.Config())
	if err != nil {
		return nil, err
	}
	imports, err := arrived(pass, know)
	if err != nil {
		return nil, err
	}
	if config := know.Config().Hash; know.Opaque(pass.Pkg.Path()) {
		pass.ExportPackageFact(fact.NewPackage(config, pass.Pkg.Path(), imports))
		return &Result{}, nil
	}
	said := directive.Parse(pass.Fset, pass.Files)
	u := effect.NewUnit(pass, know, marks(said), imports)
	u.Estimate()
	u.Solve()
	slots := u.Slots()
	ctx := loopctx.New(u, slots, onLoop(u, said), func(fn *ssa.Function) bool {
		return fn.Syntax() != nil && said.OffLoop[fn.Syntax().Pos()]
	})
	if err := u.Damage(); err != nil {
		return nil, err
	}
	pass.ExportPackageFact(u.Fact(know.Config().Hash, slots, ctx.OnLoop(), offload.Portable(u)))
	r := &Result{coverage: ctx.Coverage, estimates: u.Estimates, mentions: func() []string { return mentions(pass, know) }}
	r.compute = func() {
		reached := ctx.Reach()
		// An ignore is stale if it suppresses nothing at all, shown or not.
		collect(u, reached, Filter{Grade: chain.Possible, Light: true, Keep: func(check string, n ast.Node) bool {
			return !ignored(pass, said, check, n.Pos())
		}})
		r.Problems = append(said.Problems, said.Stale()...)
		config := know.Config()
		filter.Keep = func(check string, n ast.Node) bool {
			return (config.Checks == nil || config.Checks[check]) && !generated(pass, n.Pos()) && !ignored(pass, said, check, n.Pos()) &&
				!excluded(config.Exclude, filepath.Dir(flags.config), pass.Fset.Position(n.Pos()).Filename, check)
		}
		r.all, r.light = collect(u, reached, filter)
		propose(u, r.all)
	}
	return r, nil
}

func filterOf(c knowledge.Config) (Filter, error) {
	f := Filter{Grade: chain.Likely, Light: c.Light || flags.light}
	name := c.MinGrade
	if flags.grade != "" {
		name = flags.grade
	}
	if name != "" {
		g, ok := chain.ParseGrade(name)
		if !ok {
			return f, fmt.Errorf("unknown grade %q (certain, likely or possible)", name)
		}
		f.Grade = g
	}
	return f, nil
}

// tables keeps what was loaded: the file does not change during a run.
var tables sync.Map // path -> func() (*knowledge.Table, error)

func table(path string) (*knowledge.Table, error) {
	if path == "" {
		return knowledge.Shipped()
	}
	load, _ := tables.LoadOrStore(path, sync.OnceValues(func() (*knowledge.Table, error) { return knowledge.Load(path) }))
	know, err := load.(func() (*knowledge.Table, error))()
	if errors.Is(err, fs.ErrNotExist) && !filepath.IsAbs(path) {
		err = fmt.Errorf("%w: -loopvet.config wants an absolute path, a host may run elsewhere", err)
	}
	return know, err
}

// Configure sets what -config sets, for a host that has the text of a
// configuration but no file; a nil table is what ships. The name stands for the
// file: its folder is what "exclude" is relative to.
func Configure(name string, know *knowledge.Table) error {
	if know != nil {
		tables.Store(name, func() (*knowledge.Table, error) { return know, nil })
	}
	return Analyzer.Flags.Set("config", name)
}
