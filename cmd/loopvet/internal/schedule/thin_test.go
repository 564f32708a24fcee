package schedule

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
	"strings"
	"testing"
)

// TestThin asks how many elements stay in the first literal of a package, and that
// the package has the types that it had.
func TestThin(t *testing.T) {
	many := func(form string) string { // a hundred
		var b strings.Builder
		for i := range 100 {
			b.WriteString(strings.ReplaceAll(form, "#", strconv.Itoa(i)) + ", ")
		}
		return b.String()
	}
	for src, want := range map[string]int{
		"var v = [...]int{" + many("#") + "}; var w [100]int = v":             few + 1,
		"var v = []uint16{" + many("#+0") + "}":                               100,
		"var v = []int16{" + many("-#") + "}":                                 few + 1,
		"var v = [...]int{" + many("#: 1") + "}; var w [100]int = v":          few + 1,
		"var v = [...]int{7: 1, " + many("#+8: 1") + "}; var w [108]int = v":  101,
		"var v = [...]int{200: 1, " + many("0x#") + "}; var w [301]int = v":   few + 1,
		"var v = [...]int{200: 1, 0: 1, " + many("#") + "}; const _ = len(v)": 102,
		"var v = map[string]rune{" + many(`"#": 7`) + "}":                     few,
		"var v = []struct{ a, b int; c []bool }{" + many("{#, 2, nil}") + "}": few + 1,
		"var v = []struct{ a int; c []bool }{" + many("{a: #}") + "}":         few + 1,
		"func f() {}; var v = []func(){" + many("f") + "}":                    100,
		"var v = []any{" + many("[]int{#}") + "}":                             100,
		"var v = []*struct{ a int }{" + many("{#}") + "}":                     few + 1,
		"type t []int; var v = t{" + many("#") + "}":                          100,
		"func f() { _ = []int{" + many("#") + "} }":                           100,
		"var f = func() { _ = []int{" + many("#") + "} }":                     100,
		"var v = struct{ a []int }{[]int{" + many("#") + "}}":                 1,
	} {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "p.go", "package p\n"+src, 0)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		before := scopeOf(t, fset, file)
		thin(file)
		if after := scopeOf(t, fset, file); after != before {
			t.Errorf("%.60s: %s was %s", src, after, before)
		}
		if n := elements(file); n != want {
			t.Errorf("%.60s: %d elements, want %d", src, n, want)
		}
	}
}

func elements(file *ast.File) (n int) {
	n = -1
	ast.Inspect(file, func(node ast.Node) bool {
		if lit, ok := node.(*ast.CompositeLit); ok && n < 0 {
			n = len(lit.Elts)
		}
		return n < 0
	})
	return n
}

// scopeOf writes what a file declares.
func scopeOf(t *testing.T, fset *token.FileSet, file *ast.File) string {
	conf := types.Config{Error: func(error) {}}
	pkg, err := conf.Check("p", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Errorf("%v", err)
	}
	var b strings.Builder
	for _, name := range pkg.Scope().Names() {
		fmt.Fprintln(&b, pkg.Scope().Lookup(name))
	}
	return b.String()
}
