package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// unmade reports whether a condition asks for a type that only this package can name
// and of which it makes no interface value, or only in functions that nobody uses: the
// case of a message that is not sent any more.
func (u *Unit) unmade(cond ssa.Value) bool {
	ok, is := cond.(*ssa.Extract)
	if !is || ok.Index != 1 {
		return false
	}
	assert, is := ok.Tuple.(*ssa.TypeAssert)
	if !is {
		return false
	}
	name := typeNameOf(assert.AssertedType)
	if name == nil || name.Pkg() != u.Pass.Pkg || token.IsExported(name.Name()) && name.Pkg().Name() != "main" || types.IsInterface(name.Type()) {
		return false
	}
	if u.values == nil {
		u.findMade()
	}
	return !u.values[name]
}

// typeNameOf is the declared name of a type or of what it points to.
func typeNameOf(t types.Type) *types.TypeName {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Origin().Obj()
	}
	return nil
}

// findMade finds the types that become interface values: by a conversion, as a type
// argument, or in the hands of another package that gets one from here.
func (u *Unit) findMade() {
	u.values = map[*types.TypeName]bool{}
	refs := u.references()
	for _, fn := range u.Funcs {
		obj, _ := fn.Object().(*types.Func)
		if obj != nil && token.IsExported(obj.Name()) {
			for v := range fn.Signature.Results().Variables() {
				u.values[typeNameOf(v.Type())] = true
			}
		}
		for x := range instrs[*ssa.MakeInterface](fn) {
			if name := typeNameOf(x.X.Type()); name != nil && !u.values[name] && refs.used(fn) {
				u.values[name] = true
			}
		}
	}
	for _, in := range u.Pass.TypesInfo.Instances {
		for t := range in.TypeArgs.Types() {
			u.values[typeNameOf(t)] = true
		}
	}
}

// references says where the functions of the package are named.
type references struct {
	from    map[*ssa.Function][]*ssa.Function
	invoked map[string]bool // the methods that are called through interfaces
	known   map[*ssa.Function]bool
}

func (u *Unit) references() *references {
	r := &references{map[*ssa.Function][]*ssa.Function{}, map[string]bool{}, map[*ssa.Function]bool{}}
	for instr := range instrs[ssa.Instruction](u.Funcs...) {
		if call, ok := instr.(ssa.CallInstruction); ok && call.Common().IsInvoke() {
			r.invoked[call.Common().Method.Name()] = true
		}
		fn := instr.Parent()
		for _, op := range instr.Operands(nil) {
			if to := u.named(*op); to != nil && !slices.Contains(r.from[to], fn) {
				r.from[to] = append(r.from[to], fn)
			}
		}
	}
	return r
}

// used reports whether a function may run: it is named in one that may, or called by
// others.
func (r *references) used(fn *ssa.Function) bool {
	if used, ok := r.known[fn]; ok {
		return used
	}
	r.known[fn] = false // as far as those go that call each other
	used := r.open(fn) || slices.ContainsFunc(r.from[fn], r.used)
	r.known[fn] = used
	return used
}

func (r *references) open(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return fn.Parent() == nil // a literal is named where it stands
	}
	name := obj.Name()
	return name == "main" || name == "init" || token.IsExported(name) || obj.Signature().Recv() != nil && r.invoked[name]
}
