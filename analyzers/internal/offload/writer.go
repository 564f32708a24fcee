package offload

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// touched tells the places that the package's functions use.
type touched struct {
	r   *rewriter
	own map[*ssa.Function]places // without what they call
	all places

	foreign  map[*types.Var]bool // that hold what somebody else may have
	operands []*ssa.Value        // a place to list them
}

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
	p, seen := places{}, map[*ssa.Function]bool{}
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		if seen[fn] {
			return
		}
		seen[fn] = true
		p.add(t.direct(fn))
		for _, site := range t.r.Sites(fn) {
			for _, v := range site.Vals {
				if v.Fn != nil && !site.Go {
					visit(v.Fn)
				}
			}
		}
	}
	visit(fn)
	return p
}

// direct lists the places of a function without what it calls.
func (t *touched) direct(fn *ssa.Function) places {
	if p, ok := t.own[fn]; ok {
		return p
	}
	p := places{}
	t.own[fn] = p
	fresh := &carrier{rewriter: t.r}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.Field:
				t.address(p, x, fieldOf(x.X.Type(), x.Field))
			case *ssa.FieldAddr:
				if f := fieldOf(x.X.Type(), x.Field); f != nil && (!fresh.fresh(x.X, 0) || parameter(x.X)) {
					t.address(p, x, f)
				}
			case *ssa.Store:
				if !fresh.fresh(x.Addr, 0) { // all of a struct
					parts(x.Val.Type(), p.write)
				}
			case *ssa.MakeInterface: // reflection may fill in what it can name
				if ptr, ok := x.X.Type().Underlying().(*types.Pointer); ok && !fresh.fresh(x.X, 0) && !t.readOnly(x, 0) {
					parts(ptr.Elem(), func(f *types.Var) {
						if f.Exported() {
							p.write(f)
						}
					})
				}
			}
			t.globals(p, fn, instr)
		}
	}
	return p
}

// globals notes what an instruction does with variables of the package.
func (t *touched) globals(p places, fn *ssa.Function, instr ssa.Instruction) {
	t.operands = instr.Operands(t.operands[:0])
	for _, op := range t.operands {
		g, ok := (*op).(*ssa.Global)
		if !ok || objectOf(g) == nil {
			continue
		}
		switch x := instr.(type) {
		case *ssa.UnOp:
			t.address(p, x, objectOf(g))
		case *ssa.FieldAddr:
			t.address(p, x, objectOf(g))
		case *ssa.IndexAddr:
			t.address(p, x, objectOf(g))
		case *ssa.Store:
			if fn.Synthetic == "" || x.Val == g {
				p.write(objectOf(g))
				parts(x.Val.Type(), p.write)
			}
		default: // its address is given away
			if !concurrent(objectOf(g).Type()) {
				p.write(objectOf(g))
			}
		}
	}
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

// stores counts the assignments to a field, those that fill in a value that was
// just made left out.
func (t *touched) stores(field *types.Var) (n int) {
	fresh := &carrier{rewriter: t.r}
	for _, fn := range t.r.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				s, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				if at, ok := s.Addr.(*ssa.FieldAddr); ok && fieldOf(at.X.Type(), at.Field) == field && !fresh.fresh(at.X, 0) {
					n++
				}
			}
		}
	}
	return n
}
