package schedule

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"strings"
	"testing"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
)

func TestOutline(t *testing.T) {
	for src, want := range map[string]string{
		"func f() { if x {\n} }\nvar v int":                           "func f() {}\nvar v int",
		"type t struct{ f func() struct{} }":                          "type t struct{ f func() struct{} }",
		"type t struct{ a int `{` // }\n}":                            "type t struct{ a int `{` \n}",
		"func (t) m() interface{ n() } { g() }":                       "func (t) m() interface{ n() } {}",
		"var v = map[k]struct{ a int }{1: {2}}":                       "var v = map[k]struct{ a int }{}",
		"var v = [...]struct{ a int }{{1}, 7: {2}}; var w = t{3}":     "var v = [...]struct{ a int }{{}, 7: {}}; var w = t{}",
		"var v = `{` + \"{\\\"{\" // {\nvar r, f = '{', func() { ; }": "var v = `{` + \"{\\\"{\" \nvar r, f = '{', func() {}",
		"func f[T interface{ ~int }](a ...int) { _ = [...]int{1} }":   "func f[T interface{ ~int }](a ...int) {}",
		"var v = 1 /* { */ + /* \n{ */ 2":                             "var v = 1   + \n 2",
		"var v = f(func() { a := `\n}`; b('}', '\\'', \"}\") }, 1)":   "var v = f(func() {}, 1)",
		"type é struct /* x */ { ü int }":                             "type é struct   { ü int }",
		"func f() }":                                                  "func f() }",
		"func f() {":                                                  "func f() {",
		"var v = \"":                                                  "var v = \"",
		"var v = `":                                                   "var v = `",
		"var v = '\\":                                                 "var v = '\\",
		"var v /*":                                                    "var v ",
	} {
		text := []byte("package p\n" + src)
		if got := string(outline(text)); got != "package p\n"+want {
			t.Errorf("%s:\n got %s\nwant %s", src, got[10:], want)
		}
	}
}

// TestOutlineKeepsTypes compares what packages of the standard library declare.
func TestOutlineKeepsTypes(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("go.mod", []byte("module m\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	list, err := load.Load(t.Context(), load.Part{Patterns: []string{"text/template", "net/netip"}}, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := declared(t, list, func(text []byte) []byte { return text })
	short := declared(t, list, outline)
	for i, line := range whole {
		if i >= len(short) || short[i] != line {
			t.Fatalf("%s: after outline %s", line, short[i])
		}
	}
	if len(whole) < 10000 || len(short) != len(whole) {
		t.Errorf("%d and %d declarations", len(whole), len(short))
	}
}

type importMap map[string]*types.Package

func (m importMap) Import(path string) (*types.Package, error) { return m[path], nil }

func declared(t *testing.T, list *load.Listing, edit func([]byte) []byte) (lines []string) {
	fset, all := token.NewFileSet(), importMap{"unsafe": types.Unsafe}
	conf := types.Config{Importer: all, FakeImportC: true, IgnoreFuncBodies: true, Sizes: sizes(list.Arch), Error: func(error) {}}
	for _, p := range list.Packages {
		if p.ImportPath == "unsafe" {
			continue
		}
		var files []*ast.File
		for _, name := range p.Files() {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(fset, name, edit(text), parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		pkg, _ := conf.Check(p.ImportPath, fset, files, nil)
		all[p.ImportPath], all[strings.TrimPrefix(p.ImportPath, "vendor/")] = pkg, pkg
		for _, name := range pkg.Scope().Names() {
			obj := pkg.Scope().Lookup(name)
			line := fmt.Sprint(obj, " ", obj.Type().Underlying())
			if c, ok := obj.(*types.Const); ok {
				line += " " + c.Val().ExactString()
			}
			lines = append(lines, line)
		}
	}
	return lines
}
