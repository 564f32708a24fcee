package offload

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// A function of the package is portable if it may run off the loop, at the same
// time as anything on it: it writes nothing but what it has made itself, reads
// only what nobody writes, and calls only functions of which that is known.

// portable reports what keeps fn on the loop.
func (r *rewriter) portable(fn *ssa.Function) error {
	p := &carrier{rewriter: r, seen: map[*ssa.Function]bool{}}
	return p.function(fn)
}

type carrier struct {
	*rewriter
	seen map[*ssa.Function]bool
}

func (p *carrier) function(fn *ssa.Function) error {
	if p.seen[fn] {
		return nil
	}
	p.seen[fn] = true
	if fn.Blocks == nil {
		return blocked("it is not known whether %s may run off the loop", p.Name(fn))
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if err := p.instruction(fn, instr); err != nil {
				return err
			}
		}
	}
	for _, anon := range fn.AnonFuncs {
		if err := p.function(anon); err != nil {
			return err
		}
	}
	return nil
}

func (p *carrier) instruction(fn *ssa.Function, instr ssa.Instruction) error {
	var operands [8]*ssa.Value
	for _, op := range instr.Operands(operands[:0]) {
		if g, ok := (*op).(*ssa.Global); ok {
			if err := p.global(fn, g); err != nil {
				return err
			}
		}
	}
	switch x := instr.(type) {
	case *ssa.Store:
		if !p.fresh(x.Addr, 0) {
			return blocked("%s writes %s", p.Name(fn), p.placeName(x.Addr))
		}
	case *ssa.MapUpdate:
		if !p.fresh(x.Map, 0) {
			return blocked("%s writes %s", p.Name(fn), p.placeName(x.Map))
		}
	case *ssa.FieldAddr:
		return p.read(fn, x, fieldOf(x.X.Type(), x.Field))
	case *ssa.UnOp:
		if err := p.load(fn, x); err != nil {
			return err
		}
	case *ssa.Go, *ssa.Defer, *ssa.Call:
		return p.call(fn, instr.(ssa.CallInstruction))
	case *ssa.MakeInterface:
		if _, ok := x.X.(*ssa.Function); ok {
			return blocked("%s keeps a func as an interface", p.Name(fn))
		}
	}
	return nil
}

// load looks at what is read through a pointer: a whole struct, or what a pointer in
// a place points to.
func (p *carrier) load(fn *ssa.Function, x *ssa.UnOp) (err error) {
	if x.Op != token.MUL || p.fresh(x.X, 0) {
		return nil
	}
	parts(x.Type(), func(f *types.Var) {
		if err == nil && !concurrent(f.Type()) && p.writers().anybody(f) {
			err = blocked("%s reads %s, which others write", p.Name(fn), f.Name())
		}
	})
	if err != nil {
		return err
	}
	switch x.X.(type) {
	case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Global, *ssa.FreeVar: // looked at as such
		return nil
	}
	if _, ok := x.Type().Underlying().(*types.Struct); ok {
		return nil
	}
	return blocked("%s reads what %s points to", p.Name(fn), p.placeName(x.X))
}

// read looks at the field of something that the function has not made.
func (p *carrier) read(fn *ssa.Function, x *ssa.FieldAddr, field *types.Var) error {
	if field == nil || p.fresh(x.X, 0) || concurrent(field.Type()) {
		return nil
	}
	if p.writers().anybody(field) {
		return blocked("%s reads %s, which others write", p.Name(fn), field.Name())
	}
	return nil
}

func (p *carrier) global(fn *ssa.Function, g *ssa.Global) error {
	v, _ := g.Object().(*types.Var)
	if v == nil || v.Pkg() != p.Pass.Pkg {
		return nil // os.Args, io.EOF
	}
	if !concurrent(v.Type()) && p.writers().anybody(v) {
		return blocked("%s reads %s, which others write", p.Name(fn), v.Name())
	}
	return nil
}

func (p *carrier) call(fn *ssa.Function, call ssa.CallInstruction) error {
	c := call.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		if b.Name() == "copy" || b.Name() == "delete" || b.Name() == "clear" || b.Name() == "append" {
			if !p.fresh(c.Args[0], 0) {
				return blocked("%s writes %s", p.Name(fn), p.placeName(c.Args[0]))
			}
		}
		return nil
	}
	if c.IsInvoke() {
		return p.invoke(fn, c)
	}
	callee := c.StaticCallee()
	if callee == nil {
		return blocked("%s calls a func value", p.Name(fn))
	}
	if callee.Origin() != nil {
		callee = callee.Origin()
	}
	obj, _ := callee.Object().(*types.Func)
	switch {
	case obj == nil: // a func literal
		return p.function(callee)
	case p.ours(obj.Origin()):
		if v := p.ValueOf(obj); v.Fn != nil {
			return p.function(v.Fn)
		}
		return blocked("it is not known whether %s may run off the loop", effect.FuncName(obj))
	}
	if p.Know.Of(p.Loop, obj.Pkg()) {
		return blocked("%s may be called on the loop only", effect.FuncName(obj))
	}
	known := p.Know.Func(obj)
	if !(known != nil && known.Op != nil) && !(obj.Pkg() != nil && knowledge.Std(obj.Pkg().Path())) {
		return blocked("it is not known whether %s may run off the loop", effect.FuncName(obj))
	}
	for _, arg := range c.Args {
		if err := p.argument(fn, arg); err != nil {
			return err
		}
	}
	return nil
}

// invoke looks at a call through an interface: of those that several goroutines
// may use, and of error.
func (p *carrier) invoke(fn *ssa.Function, c *ssa.CallCommon) error {
	known := p.Know.Func(c.Method)
	if concurrent(c.Value.Type()) || known != nil && known.Op != nil && p.fresh(c.Value, 0) {
		return nil
	}
	return blocked("%s calls %s, known only when it runs", p.Name(fn), effect.FuncName(c.Method))
}

// argument looks at what is handed to a function of which only the effect is known.
func (p *carrier) argument(fn *ssa.Function, v ssa.Value) error {
	t := v.Type()
	if immutable(t) || concurrent(t) || p.fresh(v, 0) && p.sealed(v) {
		return nil
	}
	switch x := v.(type) {
	case *ssa.Function:
		if x.Pkg != nil && x.Signature.Recv() == nil && knowledge.Std(x.Pkg.Pkg.Path()) {
			return nil // sha256.New
		}
		return p.function(x)
	case *ssa.MakeClosure: // a method too
		return p.function(x.Fn.(*ssa.Function))
	}
	return blocked("%s hands %s on, which the loop has too", p.Name(fn), p.placeName(v))
}

// fresh reports whether what v refers to was made by the function itself, or by
// the standard library for it.
func (p *carrier) fresh(v ssa.Value, depth int) bool {
	if depth > 12 {
		return false
	}
	switch x := v.(type) {
	case *ssa.Alloc, *ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeChan, *ssa.Const:
		return true
	case *ssa.Convert:
		return immutable(x.X.Type()) || p.fresh(x.X, depth+1)
	case *ssa.ChangeType:
		return p.fresh(x.X, depth+1)
	case *ssa.ChangeInterface:
		return p.fresh(x.X, depth+1)
	case *ssa.MakeInterface:
		return immutable(x.X.Type()) || concurrent(x.X.Type()) || p.fresh(x.X, depth+1)
	case *ssa.Slice:
		return immutable(x.X.Type()) || p.fresh(x.X, depth+1)
	case *ssa.FieldAddr:
		return p.fresh(x.X, depth+1)
	case *ssa.IndexAddr:
		return p.fresh(x.X, depth+1)
	case *ssa.Extract:
		return p.fresh(x.Tuple, depth+1)
	case *ssa.TypeAssert:
		return p.fresh(x.X, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if e != v && !p.fresh(e, depth+3) {
				return false
			}
		}
		return true
	case *ssa.UnOp:
		a, ok := x.X.(*ssa.Alloc)
		return ok && p.filledFresh(a, depth+1)
	case *ssa.Call:
		return p.freshCall(x, depth+1)
	}
	return immutable(v.Type())
}

// filledFresh reports whether a local variable holds only what is fresh.
func (p *carrier) filledFresh(a *ssa.Alloc, depth int) bool {
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a && !immutable(s.Val.Type()) && !p.fresh(s.Val, depth+1) {
			return false
		}
		if _, captured := ref.(*ssa.MakeClosure); captured {
			return false
		}
	}
	return true
}

// sealed reports whether nothing but what is fresh was put into a variable that is
// handed on.
func (p *carrier) sealed(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.UnOp:
		v = x.X
	case *ssa.Slice:
		v = x.X
	case *ssa.MakeInterface:
		return immutable(x.X.Type()) || concurrent(x.X.Type()) || p.sealed(x.X)
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return true
	}
	for _, ref := range *a.Referrers() {
		var at ssa.Value
		switch x := ref.(type) {
		case *ssa.FieldAddr:
			at = x
		case *ssa.IndexAddr:
			at = x
		default:
			continue
		}
		for _, ref := range *at.Referrers() {
			s, ok := ref.(*ssa.Store)
			if ok && s.Addr == at && !immutable(s.Val.Type()) && !concurrent(s.Val.Type()) && !(p.fresh(s.Val, 0) && p.sealed(s.Val)) {
				return false
			}
		}
	}
	return true
}

func (p *carrier) freshCall(x *ssa.Call, depth int) bool {
	if b, ok := x.Call.Value.(*ssa.Builtin); ok {
		return b.Name() == "append" && p.fresh(x.Call.Args[0], depth)
	}
	fn := x.Call.StaticCallee()
	if fn == nil || fn.Pkg == nil || !knowledge.Std(fn.Pkg.Pkg.Path()) {
		return false
	}
	for _, arg := range x.Call.Args {
		if !immutable(arg.Type()) && !concurrent(arg.Type()) && !p.fresh(arg, depth+1) {
			return false
		}
	}
	return true
}

// placeName is how an obstacle calls what a value refers to.
func (p *carrier) placeName(v ssa.Value) string {
	for range 8 {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			if f := fieldOf(x.X.Type(), x.Field); f != nil {
				return f.Name()
			}
			return "a field"
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.UnOp:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.Global, *ssa.Parameter, *ssa.FreeVar:
			return v.Name()
		default:
			return "what it was given"
		}
	}
	return "what it was given"
}

func fieldOf(t types.Type, i int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok {
		return s.Field(i).Origin()
	}
	return nil
}
