package cost

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"go/types"
	"regexp"
	"testing"

	"golang.org/x/tools/go/ssa"
)

// build makes the ssa form of a package without imports.
func build(t *testing.T, src string) *ssa.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := goparser.ParseFile(fset, "p.go", "package p\n"+src, goparser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Scopes: map[ast.Node]*types.Scope{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances: map[*ast.Ident]types.Instance{}, FileVersions: map[*ast.File]string{}}
	pkg, err := (&types.Config{GoVersion: "go1.26"}).Check("p", fset, []*ast.File{f}, info)
	if err != nil {
		t.Fatal(err)
	}
	p := ssa.NewProgram(fset, 0).CreatePackage(pkg, []*ast.File{f}, info, false)
	p.Build()
	return p
}

// alone is an environment that knows the functions of the package, whose own
// calls take nothing.
type alone struct{}

func (alone) Call(ssa.CallInstruction) (Amount, bool) { return nil, true }
func (alone) Func(ssa.Value) (Amount, bool)           { return nil, false }
func (alone) From(ssa.Value) string                   { return "" }
func (alone) Fixed(*ssa.UnOp) (float64, bool)         { return 0, false }
func (alone) Dead(*ssa.BasicBlock) bool               { return false }

func estimate(p *ssa.Package, name string) *Summary {
	fn := p.Func(name)
	return Estimate(fn, alone{}, func(c ssa.CallInstruction) bool { return c.Common().StaticCallee() == fn })
}

// counts writes an amount of things, not of time.
func counts(a Amount) string {
	return unit.ReplaceAllString(a.String(), "$1")
}

var unit = regexp.MustCompile(`\b1ns·|\b([\d.]+)ns`)

// TestTurns reads how often the innermost statement of each function runs.
func TestTurns(t *testing.T) {
	tests := []struct{ params, body, want string }{
		{"", "for i := 0; i < 10; i++ { use(i) }", "10"},
		{"", "for i := 0; i <= 10; i++ { use(i) }", "11"},
		{"", "for i := 10; i > 0; i-- { use(i) }", "10"},
		{"", "for i := 10; i >= 0; i -= 2 { use(i) }", "5.5"},
		{"", "for i := 0; i != 10; i++ { use(i) }", "10"},
		{"", "for i := 0; 10 > i; i++ { use(i) }", "10"},
		{"", "for i := range 10 { use(i) }", "10"},
		{"", "for range 10 { use(1) }", "10"},
		{"n int", "for i := range n { use(i) }", "#0"},
		{"", "i := 0; for { use(i); i++; if i == 10 { break } }", "10"},
		{"", "for i := 1; i < 1024; i *= 2 { use(i) }", "10"},
		{"", "for i := 1 << 20; i > 0; i >>= 1 { use(i) }", "20"},
		{"n int", "for i := n; i > 0; i /= 10 { use(i) }", "0.3·log(#0)"},
		{"a [7]int", "for i := range a { use(i) }", "7"},
		{"a *[7]int", "for _, x := range a { use(x) }", "7"},
		{"", `for _, c := range "abc" { use(int(c)) }`, "3"},
		{"s []int", "for i := range s { use(i) }", "len(#0)"},
		{"s []int", "for i := 0; i < len(s); i++ { use(i) }", "len(#0)"},
		{"s []int", "for i := 1; i < len(s)-1; i++ { use(i) }", "len(#0)"},
		{"m map[int]int", "for k := range m { use(k) }", "len(#0)"},
		{"s []int", "for i := range s[2:5] { use(i) }", "3"},
		{"s []int", "for i := 0; i+4 <= len(s); i += 4 { use(i) }", "0.25·len(#0)"},
		{"w, h int", "for y := 0; y < h; y++ { for x := 0; x < w; x++ { use(x) } }", "#0·#1"},
		{"n int", "for i := 0; i < n; i++ { for j := 0; j < i; j++ { use(j) } }", "0.5·#0^2"},
		{"n int", "for i := 0; i < 1<<n; i++ { use(i) }", "2^#0"},
		{"s []int, stop bool", "for i := range s { if stop { continue }; use(i) }", "len(#0)"},
		{"n int", "if n > 100 { n = 100 }; for i := 0; i < n; i++ { use(i) }", "≤100"},
		{"n int", "for i := 0; i < min(n, 100); i++ { use(i) }", "≤100"},
		{"s []int", "x := make([]int, 40); for i := range x { use(i) }", "40"},
		{"s []int", "for len(s) > 0 { s = s[1:]; use(1) }", "turns"},
		{"n int", "for n != 1 { if n%2 == 0 { n /= 2 } else { n = 3*n + 1 }; use(n) }", "turns"},
		{"s string", "i := 0; for i < len(s) { for i < len(s) && s[i] == 32 { i++ }; i++; use(i) }", "turns^2"}, // together they go through s once
		{"ch chan int", "for x := range ch { use(x) }", "turns"},
	}
	for _, test := range tests {
		p := build(t, "func use(int) {}\nfunc f("+test.params+") {"+test.body+"}")
		sum := estimate(p, "f")
		if len(sum.Loops) != 1 {
			t.Errorf("%s: %d loops", test.body, len(sum.Loops))
			continue
		}
		turns := Const(1)
		for w := sum.Loops; len(w) > 0; w = w[0].Inner {
			turns = Mul(turns, w[0].own)
		}
		if got := counts(turns); got != test.want {
			t.Errorf("%s (%s): %s turns, want %s", test.body, test.params, got, test.want)
		}
	}
}
