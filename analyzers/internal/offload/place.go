package offload

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// Other callbacks may run while the operation does. What the callback has looked
// at before and looks at again after must be the same then: places are fields and
// variables, one for all values of a type, and a place that anybody writes may
// have changed.

// between reports a place that is used before the call and read behind it, and
// that somebody writes.
func (r *rewriter) between(c *cut) error {
	before, after := places{}, places{}
	before.add(r.outer)
	c.before(false, func(n ast.Node) { r.uses(c, n, before) })
	if call, ok := c.call.(*ast.CallExpr); ok {
		for _, arg := range call.Args {
			inspect(arg, false, func(n ast.Node) { r.uses(c, n, before) })
		}
	}
	c.rest(true, func(n ast.Node) { r.uses(c, n, after) })
	r.aliases(c, after)
	var found *types.Var
	for v, how := range after {
		if how.read && before[v] != (use{}) && r.writers().anybody(v) && (found == nil || v.Pos() < found.Pos()) {
			found = v
		}
	}
	if found != nil {
		return blocked("%s may change between what is before the call and what is behind it", found.Name())
	}
	return nil
}

// use is what is done with a place.
type use struct{ read, written bool }

type places map[*types.Var]use

func (p places) read(v *types.Var)  { u := p[v]; u.read = true; p[v] = u }
func (p places) write(v *types.Var) { u := p[v]; u.written = true; p[v] = u }

func (p places) add(other places) {
	for v, u := range other {
		old := p[v]
		p[v] = use{old.read || u.read, old.written || u.written}
	}
}

// uses notes the places of one node, those of the package's functions that it
// calls included. What belongs to the callback's own argument is left out.
func (r *rewriter) uses(c *cut, n ast.Node, out places) {
	switch x := n.(type) {
	case *ast.SelectorExpr:
		if sel := r.Pass.TypesInfo.Selections[x]; sel != nil && sel.Kind() == types.FieldVal && !r.ofArgument(c, x) && !r.ofVariable(c, x) {
			if v := sel.Obj().(*types.Var).Origin(); !r.onlyWritten(c, x) {
				out.read(v)
			} else {
				out.write(v)
			}
		}
	case *ast.Ident:
		v, ok := r.Pass.TypesInfo.Uses[x].(*types.Var)
		if ok && !v.IsField() && !c.local(v) && v.Pkg() == r.Pass.Pkg {
			if r.onlyWritten(c, x) {
				out.write(v)
			} else {
				out.read(v)
			}
		}
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(r.Pass.TypesInfo, x).(*types.Func); ok && r.ours(fn.Origin()) {
			if v := r.ValueOf(fn); v.Fn != nil {
				out.add(r.writers().of(v.Fn))
			}
		}
	}
}

// ofArgument reports whether a field is of the callback's argument: a message.
func (r *rewriter) ofArgument(c *cut, sel *ast.SelectorExpr) bool {
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return false
	}
	v := r.variable(id)
	for p := range c.sig.Params().Variables() {
		if p == v {
			return true
		}
	}
	return false
}

// ofVariable reports whether a field is part of a variable of the function: a copy
// that nobody else sees. The receiver is the model, which comes anew.
func (r *rewriter) ofVariable(c *cut, sel *ast.SelectorExpr) bool {
	for {
		if s := r.Pass.TypesInfo.Selections[sel]; s == nil || s.Indirect() {
			return false
		}
		switch x := ast.Unparen(sel.X).(type) {
		case *ast.SelectorExpr:
			sel = x
		case *ast.Ident:
			v := r.variable(x)
			return v != nil && !v.IsField() && c.local(v) && v != c.sig.Recv()
		default:
			return false
		}
	}
}

// onlyWritten reports whether e stands left of a plain assignment.
func (r *rewriter) onlyWritten(c *cut, e ast.Expr) (yes bool) {
	ast.Inspect(c.body, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && a.Tok == token.ASSIGN {
			for _, l := range a.Lhs {
				yes = yes || l == e
			}
		}
		return !yes
	})
	return yes
}

// aliases notes as read the slices and maps that variables of the function share
// with a place, where the rest uses them.
func (r *rewriter) aliases(c *cut, after places) {
	from := map[*types.Var]*types.Var{}
	c.before(false, func(n ast.Node) {
		a, ok := n.(*ast.AssignStmt)
		if !ok || len(a.Lhs) != len(a.Rhs) {
			return
		}
		for i, l := range a.Lhs {
			id, ok := l.(*ast.Ident)
			if !ok {
				continue
			}
			e := ast.Unparen(a.Rhs[i])
			if s, ok := e.(*ast.SliceExpr); ok {
				e = s.X
			}
			sel, ok := e.(*ast.SelectorExpr)
			if v := r.variable(id); ok && v != nil {
				switch v.Type().Underlying().(type) {
				case *types.Slice, *types.Map:
					if field, ok := r.Pass.TypesInfo.Uses[sel.Sel].(*types.Var); ok {
						from[v] = field.Origin()
					}
				}
			}
		}
	})
	c.rest(true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok {
			if field := from[r.variable(id)]; field != nil {
				after.read(field)
			}
		}
	})
}

// touched tells the places that the package's functions use.
type touched struct {
	r   *rewriter
	own map[*ssa.Function]places // with what they call
	all places
}

var noPlaces = places{}

func (r *rewriter) writers() *touched {
	if r.touched == nil {
		r.touched = &touched{r: r, own: map[*ssa.Function]places{}}
	}
	return r.touched
}

// anybody reports whether a place may be written by anybody, other packages
// included where they can name it. To fill in a value that was just made is no
// writing.
func (t *touched) anybody(v *types.Var) bool {
	if v.Exported() && t.r.Pass.Pkg.Name() != "main" || v.Pkg() != t.r.Pass.Pkg {
		return true
	}
	if t.all == nil {
		t.all = places{}
		for _, fn := range t.r.Funcs {
			t.all.add(t.direct(fn))
		}
	}
	return t.all[v].written
}

// of lists the places of a function and what it calls in the package.
func (t *touched) of(fn *ssa.Function) places {
	if p, ok := t.own[fn]; ok {
		return p
	}
	t.own[fn] = noPlaces // a cycle
	p := t.direct(fn)
	for _, site := range t.r.Sites(fn) {
		for _, v := range site.Vals {
			if v.Fn != nil && !site.Go {
				p.add(t.of(v.Fn))
			}
		}
	}
	t.own[fn] = p
	return p
}

func (t *touched) direct(fn *ssa.Function) places {
	p := places{}
	fresh := &carrier{rewriter: t.r}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.Field:
				if f := fieldOf(x.X.Type(), x.Field); f != nil {
					p.read(f)
				}
			case *ssa.FieldAddr:
				if f := fieldOf(x.X.Type(), x.Field); f != nil && (!fresh.fresh(x.X, 0) || parameter(x.X)) {
					t.address(p, x, f)
				}
			case *ssa.UnOp:
				if g, ok := x.X.(*ssa.Global); ok {
					t.address(p, x, objectOf(g))
				}
			case *ssa.Store:
				if g, ok := x.Addr.(*ssa.Global); ok && fn.Synthetic == "" {
					p.write(objectOf(g))
				}
			}
		}
	}
	return p
}

// parameter reports whether an address is that of a parameter: a model that is
// passed by value comes back as a result.
func parameter(v ssa.Value) bool {
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a {
			if _, ok := s.Val.(*ssa.Parameter); ok {
				return true
			}
		}
	}
	return false
}

func objectOf(g *ssa.Global) *types.Var {
	v, _ := g.Object().(*types.Var)
	return v
}

// address notes what is done with the place behind an address, or with what a
// load of it refers to.
func (t *touched) address(p places, v ssa.Value, place *types.Var) {
	if place == nil {
		return
	}
	p.read(place)
	var follow func(v ssa.Value, depth int)
	follow = func(v ssa.Value, depth int) {
		if depth > 6 || v.Referrers() == nil {
			return
		}
		for _, ref := range *v.Referrers() {
			switch x := ref.(type) {
			case *ssa.Store:
				if x.Addr == v {
					p.write(place)
				}
			case *ssa.MapUpdate:
				if x.Map == v {
					p.write(place)
				}
			case *ssa.UnOp:
				switch x.Type().Underlying().(type) {
				case *types.Slice, *types.Map:
					follow(x, depth+1)
				}
			case *ssa.IndexAddr:
				follow(x, depth+1)
			case *ssa.FieldAddr: // a struct within
				if _, value := v.Type().Underlying().(*types.Pointer); value {
					follow(x, depth+1)
				}
			case *ssa.Slice:
				follow(x, depth+1)
			case ssa.CallInstruction:
				if b, ok := x.Common().Value.(*ssa.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear" || b.Name() == "copy") {
					p.write(place)
				} else if _, pointer := v.Type().Underlying().(*types.Pointer); pointer && !ok && !concurrent(v.Type()) {
					p.write(place) // its address is given away
				}
			}
		}
	}
	follow(v, 0)
}
