package proof

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

// world is what programs import: loaded and analysed once.
type world struct {
	fset     *token.FileSet
	packages map[string]*types.Package
	facts    facts
}

type facts map[factKey]analysis.Fact

type factKey struct {
	of  any // a package or an object
	typ reflect.Type
}

// sources are the packages that are analysed, not only known, in the order of
// their imports.
var sources = []string{"runtime/internal/goid", "runtime/internal/times", "runtime/internal/yield", "runtime/pool", "runtime/stall", "runtime/loop",
	"analyzers/internal/offload/proof/testdata/fake", "analyzers/internal/offload/proof/testdata/vault", "analyzers/internal/offload/proof/testdata/queue", "analyzers/internal/offload/proof/testdata/tea"}

const module = "github.com/loopvet/loopvet/"

var root = func() string {
	dir, err := filepath.Abs("../../../..")
	if err != nil {
		panic(err)
	}
	return dir
}()

// open loads the world.
var open = sync.OnceValues(func() (*world, error) {
	table, err := filepath.Abs("testdata/table.yml")
	if err != nil {
		return nil, err
	}
	if err := finding.Analyzer.Flags.Set("config", table); err != nil {
		return nil, err
	}
	w := &world{fset: token.NewFileSet(), packages: map[string]*types.Package{}, facts: facts{}}
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{if .Standard}}{{.ImportPath}} {{.Export}}{{end}}",
		module+"runtime/loop", "bytes", "context", "strings", "os", "net/http", "os/exec")
	cmd.Dir, cmd.Stderr = root, os.Stderr
	list, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(list)) {
		if name, file, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			exports[name] = file
		}
	}
	std := importer.ForCompiler(w.fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("%s is not at hand", path)
		}
		return os.Open(exports[path])
	})
	for _, path := range sources {
		names, err := filepath.Glob(filepath.Join(root, path, "*.go"))
		if err != nil {
			return nil, err
		}
		var files []source
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			files = append(files, source{name, text})
		}
		if _, err := w.analyse(module+path, files, std); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return w, nil
})

type source struct {
	name string
	text []byte
}

// Import is that of the programs; std comes after what is loaded.
type imports struct {
	w   *world
	std types.Importer
}

func (i imports) Import(path string) (*types.Package, error) {
	if p := i.w.packages[path]; p != nil {
		return p, nil
	}
	p, err := i.std.Import(path)
	if err == nil {
		i.w.packages[path] = p
	}
	return p, err
}

// invalid is the error of a package that does not compile.
type invalid struct{ error }

// analyse checks a package and returns its findings.
func (w *world) analyse(path string, files []source, std types.Importer) ([]*finding.Finding, error) {
	fset := w.fset
	var parsed []*ast.File
	texts := map[string][]byte{}
	for _, f := range files {
		file, err := parser.ParseFile(fset, f.name, f.text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, invalid{err}
		}
		parsed = append(parsed, file)
		texts[f.name] = f.text
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}, Scopes: map[ast.Node]*types.Scope{},
		Instances: map[*ast.Ident]types.Instance{}, FileVersions: map[*ast.File]string{},
	}
	config := types.Config{Importer: imports{w, std}, GoVersion: "go1.26", Sizes: types.SizesFor("gc", "amd64")}
	pkg, err := config.Check(path, fset, parsed, info)
	if err != nil {
		return nil, invalid{err}
	}
	own := facts{}
	get := func(of any, fact analysis.Fact) bool {
		key := factKey{of, reflect.TypeOf(fact)}
		got, ok := own[key]
		if !ok {
			got, ok = w.facts[key]
		}
		if ok {
			reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(got).Elem())
		}
		return ok
	}
	pass := &analysis.Pass{
		Analyzer: finding.Analyzer, Fset: fset, Files: parsed, Pkg: pkg, TypesInfo: info, TypesSizes: config.Sizes,
		ResultOf: map[*analysis.Analyzer]any{}, Report: func(analysis.Diagnostic) {},
		Module:            &analysis.Module{Path: strings.TrimSuffix(module, "/"), GoVersion: "1.26"},
		ReadFile:          func(name string) ([]byte, error) { return texts[name], nil },
		ImportObjectFact:  func(obj types.Object, fact analysis.Fact) bool { return get(obj, fact) },
		ImportPackageFact: func(p *types.Package, fact analysis.Fact) bool { return get(p, fact) },
		ExportObjectFact:  func(obj types.Object, fact analysis.Fact) { own[factKey{obj, reflect.TypeOf(fact)}] = fact },
		ExportPackageFact: func(fact analysis.Fact) { own[factKey{pkg, reflect.TypeOf(fact)}] = fact },
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
	}
	result, err := finding.Analyzer.Run(pass)
	if err != nil {
		return nil, err
	}
	if std != nil {
		w.packages[path] = pkg
		for k, f := range own {
			w.facts[k] = f
		}
	}
	return result.(*finding.Result).Findings(), nil
}

// apply makes what fixes change in a file.
func apply(f source, fixes []*offload.Fix) []byte {
	type edit struct {
		from, to int
		new      string
	}
	seen := map[edit]bool{} // two fixes import the same
	var edits []edit
	for _, fix := range fixes {
		for _, e := range fix.Edits {
			if e, here := (edit{e.From, e.To, e.New}), e.File == f.name; here && !seen[e] {
				seen[e] = true
				edits = append(edits, e)
			}
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	text := f.text
	for _, e := range slices.Backward(edits) {
		text = append(append(append([]byte(nil), text[:e.from]...), e.new...), text[e.to:]...)
	}
	return text
}

// counts is what became of programs.
type counts struct {
	programs, rewritten, findings, fixes int
	started                              int            // fixes that leave the rest where it is
	obstacles                            map[string]int // names left out
	full                                 []string       // of the last program
}

// rewrite makes all fixes of a program, round after round. What does not compile,
// is not formatted, or does not end, is an error.
func (w *world) rewrite(text string, c *counts) (string, error) {
	for round := 0; ; round++ {
		var all []source
		for i, part := range files(text) {
			all = append(all, source{fmt.Sprintf("p%d.go", i), []byte(part)})
		}
		found, err := w.analyse(module+"analyzers/internal/offload/proof/testdata/p", all, nil)
		if err != nil {
			return text, fmt.Errorf("round %d: %w", round, err)
		}
		var fixes []*offload.Fix
		count := 0
		for _, f := range found {
			count += 1 + len(f.Places)
			if f.Fix != nil {
				fixes = append(fixes, f.Fix)
				if strings.HasPrefix(f.Fix.Message, "start ") {
					c.started++
				}
			}
			if f.Fix == nil && f.Obstacle == "" {
				return text, fmt.Errorf("%s: neither fix nor obstacle", f.Posn)
			}
			if strings.HasPrefix(f.Obstacle, "the rewrite does not") {
				c.obstacles["! "+f.Obstacle]++
			}
		}
		if round == 0 {
			c.programs++
			c.findings += count
		}
		c.fixes += len(fixes)
		if round > 12 {
			return text, fmt.Errorf("a fix is offered again and again: %s", fixes[0].Message)
		}
		if len(fixes) == 0 {
			for _, f := range found {
				c.obstacles[general(f.Obstacle)]++
				c.full = append(c.full, f.Obstacle)
			}
			if round > 0 {
				c.rewritten++
			}
			return text, nil
		}
		var parts []string
		for _, f := range all {
			clean, err := format.Source(f.text)
			formatted := err == nil && bytes.Equal(clean, f.text)
			now := apply(f, fixes)
			if clean, err = format.Source(now); err != nil {
				return text, fmt.Errorf("round %d: %w", round, err)
			} else if formatted && !bytes.Equal(clean, now) {
				return text, fmt.Errorf("round %d: not formatted", round)
			}
			parts = append(parts, string(now))
		}
		text = strings.Join(parts, "\n")
	}
}

// general leaves the names out of an obstacle.
func general(obstacle string) string {
	words := strings.Fields(obstacle)
	for i, w := range words {
		if strings.ContainsAny(w, ".()[]\"&`0123456789*+") {
			words[i] = "…"
		}
	}
	out := strings.Join(words, " ")
	for strings.Contains(out, "… …") {
		out = strings.ReplaceAll(out, "… …", "…")
	}
	return out
}

func TestWorld(t *testing.T) {
	if _, err := open(); err != nil {
		t.Fatal(err)
	}
}
