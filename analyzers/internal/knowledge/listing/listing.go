// Package listing holds every name that the shipped tables stand for, resolved in
// the real packages.
//
// Selectors have globs and do not say whether a receiver is a pointer; the names
// of the objects behind them are known only where the packages are. So the list
// is made where all frameworks and libraries are requirements (testdata/knowledge
// at the root of the repository, whose test makes it again), and is shipped. Packages that
// no module proxy has were looked up by hand, each at the commit that names.mirror.tsv tells.
package listing

import (
	_ "embed"
	"go/types"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/gosource"
)

//go:embed names.tsv
var names string

// mirrored has what no module proxy has, looked up once in checkouts.
//
//go:embed names.mirror.tsv
var mirrored string

// Shipped is the list, sorted. A package that was looked up in a checkout has the names
// found there, and none as the tables write them.
var Shipped = sync.OnceValue(func() []knowledge.Line {
	found := parse(mirrored)
	packages := make(map[string]bool)
	for _, l := range found {
		packages[l.Package()] = true
	}
	all := slices.DeleteFunc(parse(names), func(l knowledge.Line) bool { return packages[l.Package()] })
	all = append(all, found...)
	slices.SortFunc(all, func(a, b knowledge.Line) int { return slices.Compare(a.Fields(), b.Fields()) })
	return all
})

// parse reads lines that Write has written, and comments in front of them.
func parse(text string) (all []knowledge.Line) {
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != len(knowledge.LineFields) || slices.Equal(f, knowledge.LineFields) {
			continue
		}
		all = append(all, knowledge.Line{Kind: f[0], Name: f[1], Category: f[2], Cost: knowledge.Cost(f[3]), Table: f[4]})
	}
	return all
}

// Write prints lines as TSV, with a header.
func Write(w io.Writer, lines []knowledge.Line) error {
	rows := [][]string{knowledge.LineFields}
	for _, l := range lines {
		rows = append(rows, l.Fields())
	}
	for _, row := range rows {
		if _, err := io.WriteString(w, strings.Join(row, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// systems are the environments in which packages are looked for, until one has
// files for them: all that Linux has, then what only a browser or Windows has.
var systems = [][]string{
	{"GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=1"},
	{"GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"},
	{"GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0"},
}

// Resolve looks the table's selectors up in the packages that the module in dir
// reaches.
func Resolve(dir string, table *knowledge.Table) (*knowledge.Listing, error) {
	packages := make(map[string]*types.Package)
	wanted := table.Packages()
	for _, env := range systems {
		if len(wanted) == 0 {
			break
		}
		prog, err := gosource.Load(gosource.Config{Dir: dir, Env: env}, wanted...)
		if err != nil {
			return nil, err
		}
		wanted = slices.DeleteFunc(slices.Clone(wanted), func(path string) bool {
			p := prog.Find(path)
			if p == nil || len(p.Scope().Names()) == 0 {
				return false
			}
			packages[path] = p
			return true
		})
	}
	return table.List(func(path string) *types.Package { return packages[path] }), nil
}

// Reached lists the packages of the standard library, of the module in dir and those
// that they import.
func Reached(dir string) ([]string, error) {
	return gosource.List(gosource.Config{Dir: dir}, "std", "./...")
}
