package surface

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// names has what is easily copied wrong: types that lead to themselves, through
// constraints too, instances, aliases, and hidden types that exported ones lead to.
const names = `package p

import (
	"cmp"
	"io"
	"sync"
)

const C = 1 << 3

var V = hidden{1, nil}

var Local = make1(func() any { type local struct{ n int }; return local{} })

func make1(func() any) struct{ X []hidden } { panic("") }

func F(a int, b ...hidden) (n int, err error) { x := a; return x, nil }

func unreached(int) {}

type hidden struct {
	n    int
	next *hidden
}

func (hidden) Deep() *hidden2 { return nil }
func (*hidden) set(n int)     {}

type hidden2 map[string]func(...hidden2) error

type T struct {
	sync.Mutex
	*hidden ` + "`json:\"x\"`" + `
	R io.Reader
}

type Adder[A Adder[A]] interface{ Add(A) A }

type List[E any, L interface{ ~[]E }] struct {
	items L
	next  *List[E, L]
	pair  Pair[E, *List[E, L]]
}

func (l *List[X, Y]) Map(f func(X) X) List[X, Y] { return *l }
func (l *List[X, _]) All() func(yield func(X) bool) { return nil }

type Pair[A, B any] struct { a A; b B }

type Ints = List[int, []int]
type Vec[E cmp.Ordered] = []E
type Floats = Vec[float64]
type Number interface{ ~int | ~float64; comparable }

func Sum[N Number, S ~[]N](s S) (n N) { return }

type Node interface {
	io.Closer
	Children() []Node
	Walk(func(Node) interface{ Stop() bool })
	private(hidden)
}

type Copied io.Reader
type Foreign sync.Mutex
type Chan <-chan [3]func() (Node, chan<- Ints)
`

func check(t *testing.T, fset *token.FileSet, path, text string, imp types.Importer) *types.Package {
	t.Helper()
	file, err := parser.ParseFile(fset, path+".go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{Importer: imp}).Check(path, fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func TestOf(t *testing.T) {
	fset := token.NewFileSet()
	std := importer.ForCompiler(fset, "source", nil)
	packages := []*types.Package{check(t, fset, "p", names, std)}
	for _, path := range []string{"io", "sync/atomic", "iter", "maps", "encoding/json", "net/http", "go/types", "reflect"} {
		pkg, err := std.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, pkg)
	}
	for _, old := range packages {
		copied := Of(old)
		if diff := cmp.Diff(described(old), described(copied)); diff != "" {
			t.Errorf("%s (-old +new):\n%s", old.Path(), diff)
		}
		if !copied.Complete() {
			t.Errorf("%s is not complete", old.Path())
		}
		w := walk{t: t, not: old, seen: map[any]bool{}}
		for _, name := range copied.Scope().Names() {
			w.object(copied.Scope().Lookup(name))
		}
	}
}

// described writes the exported names of a package, and for types what they have.
func described(pkg *types.Package) map[string][]string {
	all := map[string][]string{}
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		text := []string{types.ObjectString(obj, nil)}
		if named, ok := types.Unalias(obj.Type()).(*types.Named); ok {
			for m := range types.NewMethodSet(types.NewPointer(named)).Methods() {
				text = append(text, m.String())
			}
			for i := range named.TypeParams().Len() {
				p := named.TypeParams().At(i)
				text = append(text, fmt.Sprint(p, " ", p.Constraint(), " ", types.Comparable(p)))
			}
			text = append(text, fmt.Sprint(types.Comparable(named), types.NewMethodSet(named).Len()))
		}
		all[name] = text
	}
	return all
}

// walk looks for something of a package among what a copy leads to.
type walk struct {
	t    *testing.T
	not  *types.Package
	seen map[any]bool
}

func (w walk) object(obj types.Object) {
	if w.seen[obj] {
		return
	}
	w.seen[obj] = true
	if obj.Pkg() == w.not {
		w.t.Errorf("%s is of the old package", obj)
	}
	if obj.Parent() != nil && obj.Parent() != obj.Pkg().Scope() {
		w.t.Errorf("%s is in the scope of a block", obj)
	}
	w.typ(obj.Type())
}

func (w walk) typ(t types.Type) {
	if w.seen[t] {
		return
	}
	w.seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		w.list(t.TypeArgs())
		if w.foreign(t.Obj()) {
			return
		}
		w.object(t.Obj())
		for p := range t.TypeParams().TypeParams() {
			w.typ(p)
		}
		w.typ(t.Underlying())
		for m := range t.Methods() {
			w.object(m)
		}
	case *types.Alias:
		w.list(t.TypeArgs())
		if w.foreign(t.Obj()) {
			return
		}
		w.object(t.Obj())
		w.typ(t.Rhs())
	case *types.TypeParam:
		w.object(t.Obj())
		w.typ(t.Constraint())
	case *types.Signature:
		if t.Recv() != nil {
			w.object(t.Recv())
		}
		for p := range t.RecvTypeParams().TypeParams() {
			w.typ(p)
		}
		for p := range t.TypeParams().TypeParams() {
			w.typ(p)
		}
		w.typ(t.Params())
		w.typ(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			w.object(v)
		}
	case *types.Struct:
		for f := range t.Fields() {
			w.object(f)
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			w.object(m)
		}
		for e := range t.EmbeddedTypes() {
			w.typ(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			w.typ(term.Type())
		}
	case *types.Map:
		w.typ(t.Key())
		w.typ(t.Elem())
	case interface{ Elem() types.Type }:
		w.typ(t.Elem())
	}
}

func (w walk) foreign(obj types.Object) bool {
	return obj.Pkg() == nil || obj.Pkg().Path() != w.not.Path()
}

func (w walk) list(args *types.TypeList) {
	for a := range args.Types() {
		w.typ(a)
	}
}

// TestImported checks a program against a surface: what it may do it still may, and
// what it may not is still an error.
func TestImported(t *testing.T) {
	fset := token.NewFileSet()
	std := importer.ForCompiler(fset, "source", nil)
	copied := Of(check(t, fset, "p", names, std))
	want := []string{"Adder", "C", "Chan", "Copied", "F", "Floats", "Foreign", "Ints", "List", "Local", "Node", "Number", "Pair", "Sum", "T", "V", "Vec", "hidden", "hidden2"}
	if diff := cmp.Diff(want, copied.Scope().Names()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	imp := importerFunc(func(path string) (*types.Package, error) {
		if path == "p" {
			return copied, nil
		}
		return std.Import(path)
	})
	check(t, fset, "good", `package good

import "p"

type num int

func (n num) Add(m num) num { return n + m }

func use[A p.Adder[A]](a A) A { return a.Add(a) }

type embeds struct{ p.Node }

var (
	_        = use(num(1))
	_ p.Node = embeds{}
	_        = p.V.Deep()
	_        = p.T{}.Deep
	_ int    = p.Sum(p.Vec[int]{1})
	_ p.Ints = new(p.List[int, []int]).Map(func(n int) int { return n })
	_        = [p.C]int{7: 1}
)

func loop() {
	for x := range new(p.Ints).All() {
		_ = x + 1
	}
	var t p.T
	t.Lock()
}
`, imp)
	file, _ := parser.ParseFile(fset, "bad.go", `package bad

import "p"

type node struct{}

func (node) Close() error { return nil }
func (node) Children() []p.Node { return nil }
func (node) Walk(func(p.Node) interface{ Stop() bool }) {}

var _ p.Node = node{}
var _ = p.Sum([]string{})
var _ p.Vec[func()]
`, 0)
	var wrong []string
	conf := types.Config{Importer: imp, Error: func(err error) { wrong = append(wrong, err.Error()) }}
	_, _ = conf.Check("bad", fset, []*ast.File{file}, nil)
	for i, want := range []string{"private", "Number", "Ordered"} {
		if i >= len(wrong) || !strings.Contains(wrong[i], want) {
			t.Errorf("error %d: %v, want one about %s", i, wrong, want)
		}
	}
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }
