package knowledge

import (
	"fmt"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestShipped parses and validates all tables that are built in.
func TestShipped(t *testing.T) {
	s, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.files {
		if len(f.loops)+len(f.rules) == 0 {
			t.Errorf("%s says nothing", f.file)
		}
		for _, l := range f.loops {
			if l.About == "" || l.Doc == "" || l.Advice == "" {
				t.Errorf("%v: loop %s lacks about:, doc: or advice:", f.at[l], l.Name)
			}
		}
	}
}

// stdPackages returns the packages of the standard library, type-checked from
// source and without cgo, so that every machine sees the same ones: those of
// linux/amd64, and of another system what only that has.
// TestShippedGob keeps what is read instead of the tables equal to them.
func TestShippedGob(t *testing.T) {
	want, err := parseShipped()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		src, err := writeShipped(want)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("shipped.gob", src, 0o666); err != nil {
			t.Fatal(err)
		}
		shippedGob = src
	}
	got, err := readShipped(shippedGob)
	if err != nil {
		t.Fatalf("shipped.gob: %v, -update writes it", err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(parsedFile{}, node{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("shipped.gob is not what the tables say (-want +got):\n%s", diff)
	}
}

func stdPackages(t *testing.T) func(path string) *types.Package {
	restore := build.Default
	t.Cleanup(func() { build.Default = restore })
	build.Default.CgoEnabled = false
	linux := importer.ForCompiler(token.NewFileSet(), "source", nil)
	js := importer.ForCompiler(token.NewFileSet(), "source", nil)
	loaded := make(map[string]*types.Package)
	return func(path string) *types.Package {
		if p, ok := loaded[path]; ok || !Std(path) {
			return p
		}
		// The importers read build.Default when they are asked.
		build.Default.GOOS, build.Default.GOARCH = "linux", "amd64"
		p, err := linux.Import(path)
		if err != nil {
			// The tags name experiments of linux/amd64, such as its calling convention.
			build.Default.GOOS, build.Default.GOARCH, build.Default.ToolTags = "js", "wasm", nil
			if p, err = js.Import(path); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			build.Default.ToolTags = restore.ToolTags
		}
		loaded[path] = p
		return p
	}
}

// TestShippedStd resolves what ships about the standard library in the library
// itself: every alternative of every selector must stand for something in one of
// its packages. What a glob stands for is kept in a golden file, so that a
// release of Go that adds to it is seen.
func TestShippedStd(t *testing.T) {
	find := stdPackages(t)
	c := checker{find: find, members: make(map[*types.Package][]member)}
	var expansions []string
	for _, r := range built(t).rules {
		seen := make(map[string]bool)
		for _, path := range r.packages {
			p := find(path)
			if p == nil {
				continue
			}
			var names []string
			for _, m := range c.resolve(r, p) {
				names = append(names, m.String()+argumentText(r, m))
				for _, alternative := range r.sel.alternatives(m) {
					seen[alternative] = true
				}
			}
			if len(names) > 0 && (r.sel.wild() || r.sel.arg.kind == argumentFuncs) {
				expansions = append(expansions, fmt.Sprintf("%s.%s: %s\n", path, r.sel.text, strings.Join(names, " ")))
			}
		}
		if !slices.ContainsFunc(r.packages, Std) {
			continue
		}
		for _, a := range r.sel.alternatives(member{}) {
			if !seen[a] {
				t.Errorf("%v: nothing is %s in %v", r.pos, a, r.packages)
			}
		}
	}
	slices.Sort(expansions)
	golden(t, "testdata/expansion.golden", strings.Join(slices.Compact(expansions), ""))
}

// argumentText lists the arguments that the rule is about.
func argumentText(r *rule, m member) string {
	fn, ok := m.obj.(*types.Func)
	if !ok || r.sel.arg.kind == noArgument {
		return ""
	}
	return "#" + strings.Trim(strings.ReplaceAll(fmt.Sprint(r.sel.arguments(fn.Signature())), " ", ","), "[]")
}

// built are the tables that ship.
func built(t testing.TB) *Table {
	t.Helper()
	table, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestScopes looks at packages of both kinds, whose types a run with a cache reads or
// does not.
func TestScopes(t *testing.T) {
	table, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	scopes := table.Scopes()
	for path, want := range map[string]bool{
		"github.com/charmbracelet/bubbletea": true,  // Model is an interface
		"golang.org/x/sys/unix":              false, // nothing but functions
		"github.com/chromedp/chromedp":       true,  // when: has
	} {
		if slices.Contains(scopes, path) != want {
			t.Errorf("%s: want %t", path, want)
		}
	}
	if len(scopes) >= len(table.Packages()) {
		t.Errorf("%d scopes of %d packages", len(scopes), len(table.Packages()))
	}
}
