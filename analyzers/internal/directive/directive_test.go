package directive

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func parse(t *testing.T, src string) (*Set, *token.FileSet, *ast.File) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return Parse(fset, []*ast.File{f}), fset, f
}

const functions = `package p

// Draw draws.
//
//loopvet:onloop tview
func Draw() {}

//loopvet:onloop
func (t T) Tick() {}

//loopvet:offloop   // only tests call it
//loopvet:nonblocking the file is in memory
func Load() {}

//loopvet:blocks fs reads the whole file
//loopvet:blocks	net	asks the server
func Fetch()

//loopvet:cost 5ms one layout
//loopvet:blocks fs writes it too
func Layout() {}

type T struct{}

//loopvet:nonblocking a table
var table = map[string]func(){"a": func() {}, "b": func() {}}

func use() {
	//loopvet:onloop ed
	// The editor calls it.
	run("key", func() {
		run("inner", func() {})
	})
}

func run(string, func()) {}
`

// TestFunctions prints which function each directive is about, by line.
func TestFunctions(t *testing.T) {
	s, fset, _ := parse(t, functions)
	line := func(pos token.Pos) int { return fset.Position(pos).Line }
	var got []string
	for pos, loop := range s.OnLoop {
		got = append(got, fmt.Sprintf("%d onloop %q", line(pos), loop))
	}
	for pos := range s.OffLoop {
		got = append(got, fmt.Sprintf("%d offloop", line(pos)))
	}
	for pos, blocks := range s.Blocks {
		got = append(got, fmt.Sprintf("%d blocks %q", line(pos), blocks))
	}
	for pos, reason := range s.NonBlocking {
		got = append(got, fmt.Sprintf("%d nonblocking %q", line(pos), reason))
	}
	for pos, c := range s.Costs {
		got = append(got, fmt.Sprintf("%d cost %s %q", line(pos), c.Took, c.Reason))
	}
	slices.Sort(got)
	want := []string{
		`13 nonblocking "the file is in memory"`,
		`13 offloop`,
		`17 blocks [{"fs" "reads the whole file"} {"net" "asks the server"}]`,
		`21 blocks [{"fs" "writes it too"}]`,
		`21 cost 5ms "one layout"`,
		`26 nonblocking "a table"`,
		`31 onloop "ed"`,
		`6 onloop "tview"`,
		`9 onloop ""`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(s.Problems) > 0 {
		t.Errorf("problems: %v", s.Problems)
	}
	for pos := range s.NonBlocking {
		if p := fset.Position(pos); p.Line == 26 && p.Column != 36 {
			t.Errorf("the directive is about the literal in column %d, not the first one", p.Column)
		}
	}
}

// TestKeys looks functions up the way analyzers do.
func TestKeys(t *testing.T) {
	s, _, f := parse(t, functions)
	found := 0
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if _, ok := s.OnLoop[n.Pos()]; ok {
				found++
			}
		case *ast.FuncLit:
			if _, ok := s.OnLoop[n.Pos()]; ok {
				found++
			}
		}
		return true
	})
	if found != 3 {
		t.Errorf("found %d functions on a loop, want 3", found)
	}
}

// TestProblems expects the message of each "// want" behind a directive.
func TestProblems(t *testing.T) {
	const src = `package p

//loopvet:ignor loopfs reason // want "unknown directive //loopvet:ignor (did you mean //loopvet:ignore?)"
//loopvet:onLoop // want "unknown directive //loopvet:onLoop (did you mean //loopvet:onloop?)"
//loopvet:budget 16ms // want "unknown directive //loopvet:budget"
//lopvet:ignore loopfs reason // want "unknown directive //lopvet:ignore (did you mean //loopvet:ignore?)"
// loopvet:ignore loopfs reason // want "a directive has no spaces and no capitals before its name: //loopvet:ignore"
//loopvet: onloop // want "a directive has no spaces and no capitals before its name: //loopvet:onloop"
//LoopVet:offloop // want "a directive has no spaces and no capitals before its name: //loopvet:offloop"
//loopvet:Blocks fs reason // want "a directive has no spaces and no capitals before its name: //loopvet:blocks"
// loopvet: ignore what prose says
//go:generate ignore
//other:ignore loopfs reason
func a() {}

//loopvet:ignore // want "ignore names no check"
//loopvet:ignore loopsf reason // want "unknown check \"loopsf\" (did you mean \"loopfs\"?)"
//loopvet:ignore fs reason // want "unknown check \"fs\""
//loopvet:ignore loopfs // want "ignore needs a reason after the check; without one it suppresses nothing"
//loopvet:ignore loopfs,loopnet reason // want "ignore names one check, or all; further ones need a directive each"
//loopvet:blocks // want "blocks names no category"
//loopvet:blocks nett reason // want "unknown category \"nett\" (did you mean \"net\"?)"
//loopvet:blocks net // want "blocks needs a reason after the category"
//loopvet:nonblocking // want "nonblocking needs a reason"
//loopvet:cost // want "cost names no duration"
//loopvet:cost long reason // want "cost needs a duration as in 5ms, not \"long\""
//loopvet:cost -5ms reason // want "cost needs a duration as in 5ms, not \"-5ms\""
//loopvet:cost 5ms // want "cost needs a reason after the duration"
//loopvet:costs 5ms reason // want "unknown directive //loopvet:costs (did you mean //loopvet:cost?)"
//loopvet:onloop the editor's // want "onloop takes the name of one loop, and nothing else"
func b() {}

//loopvet:onloop
//loopvet:offloop // want "offloop contradicts onloop"
//loopvet:blocks fs reason
//loopvet:nonblocking reason // want "nonblocking contradicts blocks"
func c() {}

//loopvet:cost 5ms reason
//loopvet:cost 6ms reason // want "cost is told twice"
//loopvet:nonblocking reason // want "nonblocking contradicts cost"
//loopvet:blocks cpu reason // want "blocks cpu contradicts cost"
func c1() {}

//loopvet:blocks cpu reason
//loopvet:cost 5ms reason // want "cost contradicts blocks cpu"
func c2() {}

//loopvet:nonblocking reason
//loopvet:cost 5ms reason // want "cost contradicts nonblocking"
func c3() {}

//loopvet:offloop
//loopvet:onloop // want "onloop contradicts offloop"
//loopvet:nonblocking reason
//loopvet:blocks fs reason // want "blocks contradicts nonblocking"
func d() {}

//loopvet:onloop // want "onloop is neither in the doc comment of a function nor above a func literal"
type T struct {
	//loopvet:offloop // want "offloop is neither in the doc comment of a function nor above a func literal"
	f func()
}

//loopvet:blocks fs reason // want "blocks is neither in the doc comment of a function nor above a func literal"

func e() {
	x := func() {} //loopvet:onloop // want "onloop is neither in the doc comment of a function nor above a func literal"
	//loopvet:nonblocking reason // want "nonblocking is neither in the doc comment of a function nor above a func literal"

	y := func() {}
	x()
	y()
	/*loopvet:ignore loopfs reason*/ // want "a directive is a // comment: //loopvet:ignore"
}
`
	s, fset, _ := parse(t, src)
	want := make(map[int]string)
	marker := regexp.MustCompile(`// want "(.*)"$`)
	for i, line := range strings.Split(src, "\n") {
		if m := marker.FindStringSubmatch(line); m != nil {
			want[i+1] = strings.ReplaceAll(m[1], `\"`, `"`)
		}
	}
	got := make(map[int]string)
	for _, p := range s.Problems {
		got[fset.Position(p.Pos).Line] += p.Message
		if p.End <= p.Pos {
			t.Errorf("%q ends before it begins", p.Message)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !slices.IsSortedFunc(s.Problems, func(a, b Problem) int { return int(a.Pos - b.Pos) }) {
		t.Error("problems are not in the order of the source")
	}
}

// TestIgnored asks for a finding of two checks on every line.
func TestIgnored(t *testing.T) {
	s, fset, f := parse(t, `package p

var _ = run() //loopvet:ignore loopfs end of the line

//loopvet:ignore loopfs the line below
// with more text
var _ = run()
var _ = run()

// All of it.
//
//loopvet:ignore all the whole function
func all() {
	run()
}

func some() {
	//loopvet:ignore loopfs one
	//loopvet:ignore loopnet other
	run()
	run( //loopvet:ignore loopexec unused
	)
	if run() == nil { //loopvet:ignore loopfs before a block
		run()
	}
} //loopvet:ignore loopnet after the brace

//loopvet:ignore loopfs nothing below

func run() error { return nil }

//line tmpl.x:100
func generated() {
	//loopvet:ignore loopfs in a template
	run()
}
`)
	enclosing := func(line int) *ast.FuncDecl {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if ok && fset.PositionFor(fn.Pos(), false).Line <= line && line <= fset.PositionFor(fn.End(), false).Line {
				return fn
			}
		}
		return nil
	}
	got := make(map[string]bool)
	tf := fset.File(f.Pos())
	for line := 1; line <= tf.LineCount(); line++ {
		pos := fset.Position(tf.LineStart(line))
		for _, check := range []string{"loopfs", "loopnet"} {
			if s.Ignored(check, pos, enclosing(line)) {
				got[fmt.Sprintf("%s:%d %s", pos.Filename, pos.Line, check)] = true
			}
		}
	}
	want := []string{
		"a.go:13 loopfs", "a.go:13 loopnet", "a.go:14 loopfs", "a.go:14 loopnet", "a.go:15 loopfs", "a.go:15 loopnet",
		"a.go:20 loopfs", "a.go:20 loopnet",
		"a.go:23 loopfs",
		"a.go:26 loopnet",
		"a.go:29 loopfs",
		"a.go:3 loopfs",
		"a.go:7 loopfs",
		"tmpl.x:102 loopfs",
	}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(got))); diff != "" {
		t.Error(diff)
	}
	var stale []string
	for _, p := range s.Stale() {
		stale = append(stale, fmt.Sprintf("%d %s", fset.Position(p.Pos).Line, p.Message))
	}
	if diff := cmp.Diff([]string{"21 there is no loopexec finding to ignore here"}, stale); diff != "" {
		t.Error(diff)
	}
	if len(s.Problems) > 0 {
		t.Errorf("problems: %v", s.Problems)
	}
}

func TestStaleAll(t *testing.T) {
	s, _, _ := parse(t, "package p\n\n//loopvet:ignore all nothing is left\nfunc f() {}\n")
	if stale := s.Stale(); len(stale) != 1 || stale[0].Message != "there is no finding to ignore here" {
		t.Errorf("got %v", stale)
	}
}
