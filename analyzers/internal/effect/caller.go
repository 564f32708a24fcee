package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// callers says who in the package runs a function.
type callers struct {
	by      map[*ssa.Function][]*ssa.Function // calls by name
	value   map[*ssa.Function]bool            // used as a func value
	started map[*ssa.Function]bool            // started on a goroutine
}

func (u *Unit) calledBy() *callers {
	if u.callers != nil {
		return u.callers
	}
	c := &callers{map[*ssa.Function][]*ssa.Function{}, map[*ssa.Function]bool{}, map[*ssa.Function]bool{}}
	u.callers = c
	for _, fn := range u.Funcs {
		for instr := range instrs[ssa.Instruction](fn) {
			c.values(u, instr)
		}
		for _, site := range u.Sites(fn) {
			if site.Go {
				c.starts(site.Vals)
				continue
			}
			for _, v := range site.Vals {
				if v.Fn != nil && !slices.Contains(c.by[v.Fn], fn) {
					c.by[v.Fn] = append(c.by[v.Fn], fn)
				}
			}
			if site.Callee != nil {
				for _, i := range spawned(site, u.Know.Func(site.Callee)) {
					if i < len(site.Args) {
						c.starts(u.Trace(site.Args[i]))
					}
				}
			}
		}
	}
	return c
}

func (c *callers) starts(vals []Value) {
	for _, v := range vals {
		if v.Fn != nil {
			c.started[v.Fn] = true
		}
	}
}

// values notes the functions that an instruction uses other than by calling
// them.
func (c *callers) values(u *Unit, instr ssa.Instruction) {
	call, _ := instr.(ssa.CallInstruction)
	for _, x := range instr.Operands(nil) {
		if call != nil && x == &call.Common().Value {
			continue
		}
		if fn := u.named(*x); fn != nil {
			c.value[fn] = true
		}
	}
}

// named is the function of the package that an operand names, that of a method value
// too; nil if it is something else.
func (u *Unit) named(v ssa.Value) *ssa.Function {
	fn, ok := v.(*ssa.Function)
	if !ok {
		return nil
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		return u.declared(obj)
	}
	return fn
}

// Callers lists the functions of the package that call fn by name.
func (u *Unit) Callers(fn *ssa.Function) []*ssa.Function { return u.calledBy().by[fn] }

// IsValue reports whether fn is used as a func value or started on a goroutine.
func (u *Unit) IsValue(fn *ssa.Function) bool {
	c := u.calledBy()
	return c.value[fn] || c.started[fn]
}

// IsExported reports whether other packages may call fn by name.
func (u *Unit) IsExported(fn *ssa.Function) bool {
	obj, _ := fn.Object().(*types.Func)
	return obj != nil && token.IsExported(obj.Name()) && u.Pass.Pkg.Name() != "main"
}

// apart reports whether the package starts a goroutine that runs fn.
func (u *Unit) apart(fn *ssa.Function) bool {
	c := u.calledBy()
	seen := map[*ssa.Function]bool{}
	var visit func(fn *ssa.Function) bool
	visit = func(fn *ssa.Function) bool {
		if seen[fn] {
			return false
		}
		seen[fn] = true
		return c.started[fn] || slices.ContainsFunc(c.by[fn], visit)
	}
	return visit(fn)
}
