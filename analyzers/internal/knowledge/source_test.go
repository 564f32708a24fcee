package knowledge

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// sources type-checks small packages that import each other and nothing else.
// Each is "path: source", in the order of their imports.
type sources map[string]*types.Package

func (s sources) Import(path string) (*types.Package, error) {
	if p := s[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("no package %s", path)
}

func (s sources) find(path string) *types.Package { return s[path] }

func (s sources) add(t *testing.T, path, src string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path+".go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	p, err := (&types.Config{Importer: s}).Check(path, fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s[path] = p
	return p
}

// function finds "Name" or "Type.Method" in the package.
func function(t *testing.T, p *types.Package, name string) *types.Func {
	t.Helper()
	typ, method, ok := strings.Cut(name, ".")
	obj := p.Scope().Lookup(typ)
	if ok && obj != nil {
		obj, _, _ = types.LookupFieldOrMethod(obj.Type(), true, p, method)
	}
	fn, ok := obj.(*types.Func)
	if !ok {
		t.Fatalf("%s has no func %s", p.Path(), name)
	}
	return fn
}

func typeName(t *testing.T, p *types.Package, name string) *types.TypeName {
	t.Helper()
	tn, ok := p.Scope().Lookup(name).(*types.TypeName)
	if !ok {
		t.Fatalf("%s has no type %s", p.Path(), name)
	}
	return tn
}

// The framework of the tests.
const editor = `package ed

type Base struct{}

func (*Base) SetDrawFunc(draw func()) {}

type Editor struct {
	Base
	OnKey  func(rune)
	OnLoad []func()
	Title  string
	Any    any
}

func (e *Editor) SetKeyFunc(name string, capture func(rune), done func()) *Editor { return e }
func (e *Editor) SetTitle(title string)                                           {}
func (e *Editor) Post(f func())                                                   {}
func (e *Editor) Send(v any) error                                                { return nil }
func (e *Editor) Next() any                                                       { return nil }
func (e *Editor) OnLoop() bool                                                    { return false }
func (e *Editor) Hook(fs ...func())                                               {}

type Drawer interface{ Draw(depth int) }

type Widget interface {
	Drawer
	Input() func(rune)
	Handle(f func())
}

type Handler func(rune)

type Other Handler

type Alias = Widget

type List[T any] struct{ OnItem func(T) }

func (l *List[T]) SetItemFunc(f func(T)) {}

type Context struct{}

func Run(d Drawer, hooks func()) {}

func Open(path string) {}
`
