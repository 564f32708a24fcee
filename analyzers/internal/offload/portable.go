package offload

import (
	"go/token"
	"go/types"
	"slices"

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
	seen  map[*ssa.Function]bool
	known map[*ssa.Function]bool // whether a function is portable; nil if it is for this package only
}

func (p *carrier) function(fn *ssa.Function) error {
	if p.seen[fn] {
		return nil
	}
	p.seen[fn] = true
	if yes, ok := p.known[fn]; ok && yes {
		return nil
	} else if fn.Blocks == nil || ok {
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
		if err == nil && !p.steady(f) {
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
	if field == nil || p.fresh(x.X, 0) || p.steady(field) {
		return nil
	}
	return blocked("%s reads %s, which others write", p.Name(fn), field.Name())
}

// steady reports whether a field or a variable of the package stays what it is once it
// is filled in, or is a lock or the like, which has its address only.
func (p *carrier) steady(v *types.Var) bool {
	if isStruct(v.Type()) && concurrent(v.Type()) {
		return true
	}
	return !p.writers().anybody(v) && (p.known == nil || p.writers().made(v))
}

func (p *carrier) global(fn *ssa.Function, g *ssa.Global) error {
	v, _ := g.Object().(*types.Var)
	if v == nil || v.Pkg() == nil || knowledge.Std(v.Pkg().Path()) || isError(v.Type()) {
		return nil // os.Args, io.EOF: nobody assigns to them
	}
	if !p.steady(v) {
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
	if p.loopOnly(obj) {
		return blocked("%s may be called on the loop only", effect.FuncName(obj))
	}
	if p.isPortable(obj) { // it gets what this one has, which is nobody else's, or steady
		return nil
	}
	known := p.Know.Func(obj)
	if !(known != nil && known.Op != nil) && !(obj.Pkg() != nil && knowledge.Std(obj.Pkg().Path())) {
		return blocked("it is not known whether %s may run off the loop", effect.FuncName(obj))
	}
	for _, arg := range c.Args {
		if err := p.argument(fn, c, arg); err != nil {
			return err
		}
	}
	return nil
}

// loopOnly reports whether a function is the loop's, or any loop's if it is not known
// which it will be.
func (p *carrier) loopOnly(fn *types.Func) bool {
	if p.known == nil {
		return p.Know.Of(p.Loop, fn.Pkg())
	}
	return slices.ContainsFunc(p.Know.Loops(), func(l *knowledge.Loop) bool { return p.Know.Of(l, fn.Pkg()) })
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
func (p *carrier) argument(fn *ssa.Function, c *ssa.CallCommon, v ssa.Value) error {
	t := v.Type()
	if immutable(t) || concurrent(t) || p.fresh(v, 0) && p.sealed(v) || bare(t) && looksOnly(c) {
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
