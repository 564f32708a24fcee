package offload

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What follows here is about who sees a message before the model does.

// first reports an obstacle if somebody sees messages before the callback does: a
// filter, or a model around this one. alone are the functions that no other package
// may mention for that.
func (r *rewriter) first(update *ssa.Function) (alone []string, err error) {
	var filters []string
	for _, p := range r.frameworks() {
		for _, name := range p.Scope().Names() {
			if fn, ok := p.Scope().Lookup(name).(*types.Func); ok && Filters(r.Loop.Command, fn) {
				filters = append(filters, fn.FullName())
			}
		}
	}
	for _, f := range r.Pass.Files {
		inspect(f, true, func(n ast.Node) {
			if id, ok := n.(*ast.Ident); ok {
				if fn, ok := r.Pass.TypesInfo.Uses[id].(*types.Func); ok && slices.Contains(filters, fn.FullName()) {
					err = blocked("%s sees the messages first", fn.Name())
				}
			}
		})
	}
	if err != nil || r.Pass.Pkg.Name() == "main" && r.stays(update.Signature.Recv().Type()) {
		return nil, err
	}
	obj := update.Object().(*types.Func)
	return append(filters, obj.FullName()), nil
}

// Filters reports whether a function of a framework is given one that messages go
// through before the callback gets them.
func Filters(command string, fn *types.Func) bool {
	obj := fn.Pkg().Scope().Lookup(command)
	if obj == nil || !fn.Exported() {
		return false
	}
	cmd, ok := obj.Type().Underlying().(*types.Signature)
	if !ok || cmd.Results().Len() != 1 {
		return false
	}
	msg := cmd.Results().At(0).Type()
	for p := range fn.Signature().Params().Variables() {
		given, ok := p.Type().Underlying().(*types.Signature)
		if !ok || given.Results().Len() != 1 || !types.Identical(given.Results().At(0).Type(), msg) {
			continue
		}
		for q := range given.Params().Variables() {
			if types.Identical(q.Type(), msg) {
				return true
			}
		}
	}
	return false
}

// stays reports whether the models of a type are given to nobody but the framework,
// with options that are the framework's.
func (r *rewriter) stays(model types.Type) bool {
	for _, fn := range r.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if x, ok := instr.(*ssa.MakeInterface); ok && types.Identical(deref(x.X.Type()), deref(model)) && !r.handedOver(x) {
					return false
				}
			}
		}
	}
	return true
}

// handedOver reports whether an interface value only goes to the framework, is
// returned by a method of the model, or asked for its type.
func (r *rewriter) handedOver(v *ssa.MakeInterface) bool {
	for _, ref := range *v.Referrers() {
		switch x := ref.(type) {
		case *ssa.Return:
			if recv := x.Parent().Signature.Recv(); recv == nil || !types.Identical(deref(recv.Type()), deref(v.X.Type())) {
				return false
			}
		case *ssa.Call:
			fn, ok := calleeOf(x.Common())
			if !ok || x.Common().IsInvoke() || !r.Know.Of(r.Loop, fn.Pkg()) || !r.ownOptions(x.Common()) {
				return false
			}
		case *ssa.TypeAssert, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

// ownOptions reports whether what a function of the framework is given beside the
// model was made by the framework, where it stands.
func (r *rewriter) ownOptions(c *ssa.CallCommon) bool {
	for _, arg := range c.Args[1:] {
		switch x := arg.(type) {
		case *ssa.Const:
		case *ssa.Slice:
			array, ok := x.X.(*ssa.Alloc)
			if !ok {
				return false
			}
			for _, ref := range *array.Referrers() {
				at, ok := ref.(*ssa.IndexAddr)
				if !ok {
					continue
				}
				for _, ref := range *at.Referrers() {
					s, ok := ref.(*ssa.Store)
					if !ok {
						return false
					}
					made, ok := s.Val.(*ssa.Call)
					if !ok {
						return false
					}
					if fn, ok := calleeOf(made.Common()); !ok || !r.Know.Of(r.Loop, fn.Pkg()) {
						return false
					}
				}
			}
		default:
			return false
		}
	}
	return true
}
