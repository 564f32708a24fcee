package effect

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// origins are the categories whose results have a size that others decide. What a
// sub-process prints is not among them: it is mostly a few lines.
var origins = map[knowledge.Category]string{
	knowledge.FS: "a file", knowledge.Net: "the network", knowledge.DB: "a query",
}

// From implements cost.Env: it goes back from a value through what the standard
// library and this package make of others, to an operation that reads.
func (e *environ) From(v ssa.Value) string {
	if from, ok := e.froms[v]; ok {
		return from
	}
	o := origin{environ: e, seen: map[ssa.Value]bool{}}
	from := o.visit(v, 0)
	e.froms[v] = from
	return from
}

type origin struct {
	*environ
	seen map[ssa.Value]bool
}

func (o *origin) visit(v ssa.Value, depth int) string {
	if o.seen[v] || depth > 12 {
		return ""
	}
	o.seen[v] = true
	down := func(vs ...ssa.Value) string {
		for _, v := range vs {
			if from := o.visit(v, depth+1); from != "" {
				return from
			}
		}
		return ""
	}
	switch x := v.(type) {
	case *ssa.Call:
		return o.result(x, depth)
	case *ssa.Extract:
		return down(x.Tuple)
	case *ssa.Phi:
		return down(x.Edges...)
	case *ssa.Slice:
		return down(x.X)
	case *ssa.Convert:
		return down(x.X)
	case *ssa.ChangeType:
		return down(x.X)
	case *ssa.ChangeInterface:
		return down(x.X)
	case *ssa.MakeInterface:
		return down(x.X)
	case *ssa.TypeAssert:
		return down(x.X)
	case *ssa.FieldAddr:
		return down(x.X)
	case *ssa.Field:
		return down(x.X)
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return down(x.X)
		}
	case *ssa.Alloc:
		return o.variable(x, depth)
	}
	return ""
}

// variable looks at what is stored to a local variable, or decoded into it.
func (o *origin) variable(a *ssa.Alloc, depth int) string {
	for _, instr := range *a.Referrers() {
		var from string
		switch x := instr.(type) {
		case *ssa.Store:
			if x.Addr == a {
				from = o.visit(x.Val, depth+1)
			}
		case *ssa.MakeInterface:
			for _, use := range *x.Referrers() {
				if call, ok := use.(*ssa.Call); ok {
					from = o.result(call, depth+1)
				}
			}
		}
		if from != "" {
			return from
		}
	}
	return ""
}

// result looks at the call that made a value.
func (o *origin) result(call *ssa.Call, depth int) string {
	c := call.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		if b.Name() == "append" || b.Name() == "len" {
			return o.arguments(c.Args, depth)
		}
		return ""
	}
	s := o.sites[call]
	if s == nil || s.Callee == nil {
		return ""
	}
	if k := o.Know.Func(s.Callee); k != nil && k.Op != nil && (k.Op.Cost != knowledge.Light || s.Callee.Name() == "ReadDir") {
		return origins[k.Op.Category]
	}
	if s.Callee.Pkg() != nil && knowledge.Std(s.Callee.Pkg().Path()) {
		return o.arguments(c.Args, depth)
	}
	if own := o.declared(s.Callee); own != nil {
		for _, ret := range o.flow.returns[own] {
			for _, r := range ret.Results {
				if _, isErr := r.Type().Underlying().(*types.Interface); isErr {
					continue
				}
				inner := &origin{&environ{Unit: o.Unit, fn: own, sites: o.sitesOf(own)}, o.seen}
				if from := inner.visit(r, depth+1); from != "" {
					return from
				}
			}
		}
	}
	return ""
}

func (o *origin) arguments(args []ssa.Value, depth int) string {
	for _, arg := range args {
		if from := o.visit(arg, depth+1); from != "" {
			return from
		}
	}
	return ""
}

func (u *Unit) sitesOf(fn *ssa.Function) map[ssa.CallInstruction]*Site {
	sites, ok := u.byCall[fn]
	if ok {
		return sites
	}
	sites = map[ssa.CallInstruction]*Site{}
	if u.byCall == nil {
		u.byCall = map[*ssa.Function]map[ssa.CallInstruction]*Site{}
	}
	u.byCall[fn] = sites
	for _, s := range u.Sites(fn) {
		if c := s.call(); c != nil {
			sites[c] = s
		}
	}
	return sites
}
