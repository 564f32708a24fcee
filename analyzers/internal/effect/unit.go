// Package effect computes what a function does synchronously to its caller:
// the operations it may perform, and the func values and interface methods it
// calls. Effects travel between packages in facts, one for each package.
//
// The computation is a fixed point over one package: every effect is the union
// of the function's own operations and of its callees' effects, with the
// callee's parameters replaced by the arguments of the call. A chain of calls
// is kept for each operation, the least one in the order of package chain; that
// order survives the putting of a hop before it, so the fixed point is unique
// and does not depend on the order in which functions are visited.
package effect

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Unit is one package while it is analysed.
type Unit struct {
	Pass  *analysis.Pass
	Know  *knowledge.Table
	Funcs []*ssa.Function // with a body: declared, closures and the initializer, in source order

	place     map[*ssa.Function]int // in Funcs
	prog      *ssa.Program
	pkg       *ssa.Package
	flow      *flow
	sites     map[*ssa.Function][]*Site
	state     map[*ssa.Function]*fact.Effect
	plain     bool // conditions and arguments are left out
	locals    map[*ssa.Function]*Local
	below     *fact.Below
	functions map[*types.Func]fact.Function
	keys      map[*types.Func]string // see keyFor
	calls     map[token.Pos]*ast.CallExpr
	posOf     map[string]ast.Node // the node behind a hop's position
	mark      Marks
	used      map[*ssa.Function]bool
	added     map[node]bool            // WaitGroups that may be added to
	clears    map[node]bool            // slots that are set to nil or false
	values    map[*types.TypeName]bool // types that become interface values

	users      map[*ssa.Function]map[*ssa.Function]bool // whose effect depends on a function's
	holds      map[fact.Slot][]Hold
	callers    *callers
	offers     map[node][]peer          // see offering
	impls      map[string]*fact.Impl    // of funcs that are given to slots
	locksIn    map[*ssa.Function][]lock // see locksOf
	suspends   map[*ssa.Function]suspensions
	standstill *bool // see suspending
	project    string
	projects   map[string]bool // of the packages it imports
	times      map[*ssa.Function]*timing
	byCall     map[*ssa.Function]map[ssa.CallInstruction]*Site
	stores     map[*types.Var]stored
	confines   map[ssa.Value]bool  // interface values, see confined
	settings   map[string]bool     // see Made
	switches   map[*types.Var]bool // see switched

	deads  inherited[bool]
	guards inherited[guarded]
	whens  inherited[fact.When]
	caches inherited[bool]
}

// Marks are what the source itself says about its functions, by the position of
// their declaration or literal.
type Marks struct {
	Blocks      map[token.Pos][]fact.Op // without chains
	NonBlocking map[token.Pos]bool
	Tests       bool                  // the host wants test files to be looked at
	Takes       map[token.Pos]fact.Op // how long it computes, whatever is inside; without name and chain
}

// marked is the effect that a directive gives to a function, nil if there is
// none.
func (u *Unit) marked(fn *ssa.Function) *fact.Effect {
	syntax := fn.Syntax()
	if syntax == nil {
		return nil
	}
	if u.mark.NonBlocking[syntax.Pos()] {
		return &fact.Effect{}
	}
	ops := u.mark.Blocks[syntax.Pos()]
	if op, ok := u.told(fn); ok && len(ops) > 0 {
		ops = append(slices.Clip(ops), op)
	}
	if len(ops) == 0 {
		return nil
	}
	e := new(fact.Effect)
	for _, op := range ops {
		op.Name = u.Name(fn) // the chain ends at whoever calls it
		e.Ops = append(e.Ops, op)
	}
	return e
}

// NewUnit builds the package's ssa form. The mode is the same in every host:
// no generic function is instantiated, so a generic has one effect, keyed by
// its origin.
func NewUnit(pass *analysis.Pass, know *knowledge.Table, mark Marks, imports []fact.Import) *Unit {
	u := &Unit{
		Pass:      pass,
		Know:      know,
		place:     map[*ssa.Function]int{},
		sites:     map[*ssa.Function][]*Site{},
		state:     map[*ssa.Function]*fact.Effect{},
		locals:    map[*ssa.Function]*Local{},
		below:     &fact.Below{Imports: imports},
		functions: map[*types.Func]fact.Function{},
		project:   project(pass.Pkg.Path()),
		keys:      map[*types.Func]string{},
		calls:     map[token.Pos]*ast.CallExpr{},
		posOf:     map[string]ast.Node{},
		users:     map[*ssa.Function]map[*ssa.Function]bool{},
		holds:     map[fact.Slot][]Hold{},
		impls:     map[string]*fact.Impl{},
		locksIn:   map[*ssa.Function][]lock{},
		mark:      mark,
		suspends:  map[*ssa.Function]suspensions{},
		deads:     inherited[bool]{}, guards: inherited[guarded]{}, whens: inherited[fact.When]{}, caches: inherited[bool]{},
	}
	u.prog = ssa.NewProgram(pass.Fset, ssa.BuilderMode(0))
	u.imports()
	u.pkg = u.prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)
	u.pkg.Build()
	u.collect()
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				u.calls[call.Lparen] = call
			}
			return true
		})
	}
	u.flow = newFlow(u)
	return u
}

// collect lists the functions of the package that have a body. Those of its test
// files are left out, unless the host asks for them: only some hosts have these
// files, and what a test calls or puts into a slot is no witness for the program.
func (u *Unit) collect() {
	var add func(fn *ssa.Function)
	add = func(fn *ssa.Function) {
		if fn == nil || fn.Blocks == nil || u.inTest(fn.Pos()) {
			return
		}
		u.place[fn] = len(u.Funcs)
		u.Funcs = append(u.Funcs, fn)
		for _, anon := range fn.AnonFuncs {
			add(anon)
		}
	}
	add(u.pkg.Func("init"))
	for _, file := range u.Pass.Files {
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.FuncDecl); ok {
				if obj, ok := u.Pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
					add(u.declared(obj))
				}
			}
		}
	}
}

func (u *Unit) inTest(pos token.Pos) bool {
	return !u.mark.Tests && pos.IsValid() && strings.HasSuffix(u.Pass.Fset.Position(pos).Filename, "_test.go")
}

// declared is the ssa function of a function or method of this package, nil for
// another package's and for an interface's method.
func (u *Unit) declared(obj *types.Func) *ssa.Function {
	obj = obj.Origin()
	if obj.Pkg() != u.Pass.Pkg {
		return nil
	}
	if fn := u.prog.FuncValue(obj); fn != nil && fn.Blocks != nil {
		return fn
	}
	return nil
}

// Key names a function of this package, closures included.
func (u *Unit) Key(fn *ssa.Function) string {
	if obj, ok := fn.Object().(*types.Func); ok {
		return u.keyFor(obj)
	}
	if p := fn.Parent(); p != nil {
		return u.Key(p) + strings.TrimPrefix(fn.Name(), p.Name())
	}
	return fn.String()
}

// keyFor is Key, worked out once.
func (u *Unit) keyFor(obj *types.Func) string {
	key, ok := u.keys[obj]
	if !ok {
		key = fact.Key(obj)
		u.keys[obj] = key
	}
	return key
}

// Name is how messages write a function of this package.
func (u *Unit) Name(fn *ssa.Function) string {
	if obj, ok := fn.Object().(*types.Func); ok {
		return FuncName(obj)
	}
	if p := fn.Parent(); p != nil {
		return u.Name(p) + ".func" + strings.TrimPrefix(strings.TrimPrefix(fn.Name(), p.Name()), "$")
	}
	return u.Pass.Pkg.Name() + "." + fn.Name()
}

// FuncName writes a function as "pkg.Func", a method as "Type.Method" or
// "(*Type).Method", and one of the standard library with its package.
func FuncName(obj *types.Func) string {
	obj = obj.Origin()
	recv := obj.Signature().Recv()
	if recv == nil {
		if obj.Pkg() == nil {
			return obj.Name()
		}
		return obj.Pkg().Name() + "." + obj.Name()
	}
	t, star := types.Unalias(recv.Type()), false
	if p, ok := t.(*types.Pointer); ok {
		t, star = types.Unalias(p.Elem()), true
	}
	name := "interface"
	if named, ok := t.(*types.Named); ok {
		name = named.Obj().Name()
		if p := named.Obj().Pkg(); p != nil && knowledge.Std(p.Path()) {
			name = p.Name() + "." + name
		}
	}
	if star {
		return fmt.Sprintf("(*%s).%s", name, obj.Name())
	}
	return name + "." + obj.Name()
}

// hop is a call made in fn at pos; it remembers the node behind the position.
func (u *Unit) hop(fn *ssa.Function, pos token.Pos, g chain.Grade, dynamic bool) chain.Hop {
	var node ast.Node
	if call := u.calls[pos]; call != nil {
		node = callee(call)
	}
	if !pos.IsValid() { // the call of a range-over-func iterator has none
		pos = fn.Pos()
	}
	if node == nil {
		node = point(pos)
	}
	posn := u.Posn(node.Pos())
	if _, bare := u.posOf[posn].(point); bare {
		u.posOf[posn] = node
	}
	return chain.Hop{Func: u.Name(fn), Pkg: u.Pass.Pkg.Path(), Pos: posn, Grade: g, Dynamic: dynamic}
}

// Posn writes a position of this package as "file:line:col".
func (u *Unit) Posn(pos token.Pos) string {
	p := u.Pass.Fset.Position(pos)
	posn := fmt.Sprintf("%s:%d:%d", p.Filename, p.Line, p.Column)
	if _, ok := u.posOf[posn]; !ok && pos.IsValid() {
		u.posOf[posn] = point(pos)
	}
	return posn
}

// Node is what stands at a position made by Posn or in a hop, nil for a
// position of another package.
func (u *Unit) Node(posn string) ast.Node { return u.posOf[posn] }

// callee is the name in a call that a reader looks for.
func callee(call *ast.CallExpr) ast.Node {
	fun := ast.Unparen(call.Fun)
	switch x := fun.(type) {
	case *ast.IndexExpr:
		fun = x.X
	case *ast.IndexListExpr:
		fun = x.X
	}
	switch x := fun.(type) {
	case *ast.SelectorExpr:
		return x.Sel
	case *ast.FuncLit:
		return x.Type
	}
	return fun
}

// point is a node without extent.
type point token.Pos

func (p point) Pos() token.Pos { return token.Pos(p) }
func (p point) End() token.Pos { return token.Pos(p) }

// typeDecls lists the names of the type declarations in a file.
func typeDecls(file *ast.File) []*ast.Ident {
	var out []*ast.Ident
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok {
			out = append(out, spec.Name)
		}
		return true
	})
	return out
}
