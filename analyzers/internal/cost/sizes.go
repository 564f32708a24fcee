package cost

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// size is what is known of a number: a constant, a parameter, the length of
// something, and sums and products of those.
func (e *estimator) size(v ssa.Value) Amount {
	if e.busy[v] {
		return Of(e.unknown(v))
	}
	if a, ok := e.sizes[v]; ok {
		return a
	}
	e.busy[v] = true
	a := e.sizeOf(v)
	delete(e.busy, v)
	e.sizes[v] = a
	return a
}

func (e *estimator) sizeOf(v ssa.Value) Amount {
	switch x := v.(type) {
	case *ssa.Const:
		if n, ok := number(x); ok {
			return Const(n)
		}
	case *ssa.Parameter:
		return Of(Sym{Kind: Arg, Index: index(x)})
	case *ssa.Convert:
		return e.size(x.X)
	case *ssa.ChangeType:
		return e.size(x.X)
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok {
			return e.builtin(b.Name(), x.Call.Args, v)
		}
	case *ssa.BinOp:
		return e.binary(x)
	case *ssa.Phi:
		return e.phi(x)
	case *ssa.UnOp:
		if n, ok := e.env.Fixed(x); ok {
			return Const(n)
		}
	}
	return Of(e.unknown(v))
}

func (e *estimator) builtin(name string, args []ssa.Value, v ssa.Value) Amount {
	switch name {
	case "len":
		return e.length(args[0])
	case "cap":
		return e.length(args[0])
	case "min", "max":
		a := e.size(args[0])
		for _, arg := range args[1:] {
			b := e.size(arg)
			n, known := a.Value()
			m, other := b.Value()
			switch {
			case name == "max":
				a = Max(a, b)
			case known && other:
				a = Const(min(n, m))
			case known:
				a = bounded(n)
			case other:
				a = bounded(m)
			case better(b, a):
				a = b
			}
		}
		return a
	}
	return Of(e.unknown(v))
}

func (e *estimator) binary(x *ssa.BinOp) Amount {
	if types.Identical(x.Type().Underlying(), types.Typ[types.Bool]) {
		return Of(e.unknown(x))
	}
	n, known := number(x.Y)
	switch x.Op {
	case token.ADD:
		return Add(e.size(x.X), e.size(x.Y))
	case token.SUB:
		return Add(e.size(x.X), e.size(x.Y).Scale(-1))
	case token.MUL:
		return Mul(e.size(x.X), e.size(x.Y))
	case token.QUO:
		if known && n != 0 {
			return e.size(x.X).Scale(1 / n)
		}
		return e.size(x.X)
	case token.SHL:
		if known && n < 63 {
			return e.size(x.X).Scale(float64(int64(1) << int(n)))
		}
		if m, ok := number(x.X); ok && m > 0 {
			return exponential(2, e.size(x.Y)).Scale(m)
		}
	case token.SHR:
		if known && n < 63 {
			return e.size(x.X).Scale(1 / float64(int64(1)<<int(n)))
		}
	case token.REM:
		if known {
			return Const(n / 2)
		}
	case token.AND:
		if known && n > 0 {
			return Const(n / 2)
		}
	}
	return Of(e.unknown(x))
}

// bounded is a size that the program keeps small: no more than n, how much less
// nobody knows, so it is no constant, and it grows with nothing.
func bounded(n float64) Amount {
	return Of(Sym{Kind: Part, Name: "≤" + Count(n)})
}

// phi is the mean of an induction variable; of another choice one that is
// bounded (if n > 100 { n = 100 }), or the greater.
func (e *estimator) phi(x *ssa.Phi) Amount {
	if iv, ok := e.ivs[x]; ok && iv.factor == 0 && iv.loop.bounded {
		return Add(e.size(iv.start), iv.loop.turns.Scale(iv.step/2))
	}
	if innermost(e.loops, x.Block()) != nil && innermost(e.loops, x.Block()).header == x.Block() {
		return Of(e.unknown(x))
	}
	if n, ok := clamped(x); ok {
		return bounded(n)
	}
	var a Amount
	for _, edge := range x.Edges {
		b := e.size(edge)
		if b.unknown() {
			return Of(e.unknown(x))
		}
		a = Max(a, b)
	}
	return a
}

// unknown reports whether an amount is one unknown size and no more.
func (a Amount) unknown() bool {
	return len(a) == 1 && a[0].N == 1 && len(a[0].Factors) == 1 && a[0].Factors[0].Form == Power && a[0].Factors[0].X == 1 && a[0].Factors[0].Sym.Kind >= Unknown
}

// clamped is the constant of a phi that a comparison with the same constant
// decides.
func clamped(x *ssa.Phi) (float64, bool) {
	if len(x.Edges) != 2 {
		return 0, false
	}
	for i, edge := range x.Edges {
		n, ok := number(edge)
		if !ok {
			continue
		}
		d := x.Block().Idom()
		if d == nil {
			continue
		}
		cond, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		c, ok := cond.Cond.(*ssa.BinOp)
		if !ok || c.X != x.Edges[1-i] {
			continue
		}
		if m, ok := number(c.Y); ok && m == n && (c.Op == token.GTR || c.Op == token.GEQ) {
			return n, true
		}
	}
	return 0, false
}

// length is how many elements v has.
func (e *estimator) length(v ssa.Value) Amount {
	if a, ok := arrayLen(v.Type()); ok {
		return a
	}
	switch x := v.(type) {
	case *ssa.Const:
		if x.Value == nil {
			return nil
		}
		if x.Value.Kind() == constant.String {
			return Const(float64(len(constant.StringVal(x.Value))))
		}
	case *ssa.Parameter:
		return Of(Sym{Kind: Len, Index: index(x)})
	case *ssa.MakeSlice:
		return e.size(x.Len)
	case *ssa.MakeMap:
		if x.Reserve != nil {
			return e.size(x.Reserve)
		}
	case *ssa.Slice:
		return e.slice(x)
	case *ssa.Convert:
		return e.length(x.X)
	case *ssa.ChangeType:
		return e.length(x.X)
	case *ssa.UnOp:
		if a, ok := e.env.Fixed(x); ok {
			return Const(a)
		}
	}
	return Of(e.unknown(v))
}

func (e *estimator) slice(x *ssa.Slice) Amount {
	whole := e.length(x.X)
	high := whole
	if x.High != nil {
		high = e.size(x.High)
	}
	if x.Low == nil {
		return high
	}
	if n, ok := number(x.Low); ok && len(high) > 0 {
		if m, known := high.Value(); known {
			return Const(max(m-n, 0))
		}
		return high
	}
	if d := Add(high, e.size(x.Low).Scale(-1)); d.constant() {
		return d // s[i:i+4]
	}
	if x.High != nil {
		return positive(high)
	}
	return whole
}

func (a Amount) constant() bool {
	n, ok := a.Value()
	return ok && n >= 0
}

func arrayLen(t types.Type) (Amount, bool) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if a, ok := t.Underlying().(*types.Array); ok {
		return Const(float64(a.Len())), true
	}
	return nil, false
}

func index(p *ssa.Parameter) int {
	for i, q := range p.Parent().Params {
		if p == q {
			return i
		}
	}
	return -1
}

// unknown is the symbol of a size that nothing tells. Where it is read from an
// element of something, that something is counted in the loop around.
func (e *estimator) unknown(v ssa.Value) Sym {
	s := Sym{Kind: Unknown, Name: path(v, 0)}
	if strings.Contains(s.Name, "[") {
		s.Kind = Part
	} else {
		s.From = e.env.From(v)
	}
	return s
}

// path writes where a value is read from, "m.items", as short as it identifies
// the place in its function.
func path(v ssa.Value, depth int) string {
	if depth > 10 {
		return "…"
	}
	below := func(v ssa.Value) string { return path(v, depth+1) }
	switch x := v.(type) {
	case *ssa.Parameter:
		return x.Name()
	case *ssa.FreeVar:
		return x.Name()
	case *ssa.Global:
		return x.Name()
	case *ssa.UnOp:
		return below(x.X)
	case *ssa.FieldAddr:
		return below(x.X) + "." + fieldName(x.X.Type(), x.Field)
	case *ssa.Field:
		return below(x.X) + "." + fieldName(x.X.Type(), x.Field)
	case *ssa.IndexAddr:
		return below(x.X) + "[]"
	case *ssa.Index:
		return below(x.X) + "[]"
	case *ssa.Lookup:
		return below(x.X) + "[]"
	case *ssa.Extract:
		switch t := x.Tuple.(type) {
		case *ssa.Next:
			if r, ok := t.Iter.(*ssa.Range); ok {
				return below(r.X) + "[]"
			}
		case *ssa.Lookup:
			return below(t.X) + "[]"
		case *ssa.TypeAssert:
			return below(t.X)
		}
		return below(x.Tuple)
	case *ssa.TypeAssert:
		return below(x.X)
	case *ssa.Slice:
		return below(x.X)
	case *ssa.Convert:
		return below(x.X)
	case *ssa.ChangeType:
		return below(x.X)
	case *ssa.MakeInterface:
		return below(x.X)
	case *ssa.Alloc:
		if x.Comment != "" && x.Comment != "complit" && x.Comment != "new" {
			return x.Comment
		}
	case *ssa.Phi:
		if x.Comment != "" {
			return x.Comment
		}
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok && len(x.Call.Args) > 0 {
			if b.Name() == "append" {
				return below(x.Call.Args[0])
			}
			return b.Name() + "(" + below(x.Call.Args[0]) + ")"
		}
		name := x.Call.Value.Name()
		if x.Call.IsInvoke() {
			return below(x.Call.Value) + "." + x.Call.Method.Name() + "()"
		}
		if fn := x.Call.StaticCallee(); fn != nil {
			name = fn.Name()
			if fn.Signature.Recv() != nil && len(x.Call.Args) > 0 {
				return below(x.Call.Args[0]) + "." + name + "()"
			}
		}
		return name + "()"
	case *ssa.Const:
		return x.Name()
	}
	return v.Name()
}

func fieldName(t types.Type, i int) string {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok && i < s.NumFields() {
		return s.Field(i).Name()
	}
	return "?"
}
