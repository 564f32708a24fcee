package offload

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// delivery is how a message gets to the method that waits for it: where the callback
// that sees all messages first hands it on.
type delivery struct {
	*source
	decl  *ast.FuncDecl // of that callback
	recv  string        // its receiver
	param string        // its message
	lent  bool          // the model is no pointer there, but is one where the message was sent
	alone []string
}

// delivery reports an obstacle unless a message that fn sends comes back to the model
// that fn is a method of: the loop alone calls the model's Update, nobody takes
// messages away before, Update gives back no other model, and it has called fn on
// its own receiver. What the callers look at before counts as looked at before the
// cut.
func (r *rewriter) delivery(c *cut, fn *ssa.Function, decl *ast.FuncDecl) (*delivery, error) {
	if decl.Recv == nil || len(decl.Recv.List[0].Names) == 0 || decl.Recv.List[0].Names[0].Name == "_" {
		return nil, blocked("%s is no method of a model", r.Name(fn))
	}
	a := &ascent{rewriter: r, seen: map[*ssa.Function]bool{}}
	if err := a.up(fn); err != nil {
		return nil, err
	}
	if !r.updates(r.Root) {
		return nil, blocked("%s is not what the loop calls: the message may come to another model", r.Name(r.Root))
	}
	for _, top := range r.Funcs {
		if a.seen[top] && top != r.Root && len(r.Callers(top)) == 0 {
			return nil, blocked("%s gets to %s too", r.Name(top), r.Name(fn))
		}
	}
	if !a.seen[r.Root] {
		return nil, blocked("that %s gets to %s is known only when it runs", r.Name(r.Root), r.Name(fn))
	}
	for _, f := range r.Funcs {
		if a.seen[f] && f != r.Root {
			if err := r.sameReceiver(f); err != nil {
				return nil, err
			}
		}
	}
	k := &kin{rewriter: r, seen: map[*ssa.Function]bool{}, vars: map[*ssa.Alloc]bool{}}
	if !k.returned(r.Root, 0) {
		return nil, blocked("%s may return another model, which would get the message", r.Name(k.stranger))
	}
	alone, err := r.first(r.Root)
	if err != nil {
		return nil, err
	}
	to := &delivery{alone: slices.Concat(a.alone, alone)}
	to.lent = isPointer(fn.Signature.Recv().Type()) && !isPointer(r.Root.Signature.Recv().Type())
	slices.Sort(to.alone)
	to.alone = slices.Compact(to.alone)
	to.decl = r.Root.Syntax().(*ast.FuncDecl)
	if to.source, err = openSource(r.Unit, to.decl.Pos()); err != nil {
		return nil, err
	}
	names := to.decl.Type.Params.List[0].Names
	recv := to.decl.Recv.List[0].Names
	if len(names) == 0 || names[0].Name == "_" || len(recv) == 0 || recv[0].Name == "_" || recv[0].Name == names[0].Name {
		return nil, blocked("%s has no name for the message or the model", r.Name(r.Root))
	}
	to.param, to.recv = names[0].Name, recv[0].Name
	return to, nil
}

// updates reports whether fn is the method that the framework gives all messages to,
// declared, of a type that is no generic one.
func (r *rewriter) updates(fn *ssa.Function) bool {
	sig := fn.Signature
	if _, declared := fn.Syntax().(*ast.FuncDecl); !declared || sig.Recv() == nil || sig.Params().Len() != 1 || sig.Results().Len() != 2 {
		return false
	}
	model, ok := types.Unalias(sig.Results().At(0).Type()).(*types.Named)
	if !ok || !slices.Contains(r.frameworks(), model.Obj().Pkg()) || !types.IsInterface(model) {
		return false
	}
	method, _, _ := types.LookupFieldOrMethod(model, false, r.Pass.Pkg, fn.Name())
	of, ok := method.(*types.Func)
	if !ok || !types.Identical(of.Signature().Params(), sig.Params()) || !types.Identical(of.Signature().Results(), sig.Results()) {
		return false
	}
	named, ok := types.Unalias(deref(sig.Recv().Type())).(*types.Named)
	return ok && named.TypeParams().Len() == 0
}

// sameReceiver reports an obstacle unless all callers of a method call it on their own
// receiver, and notes what they have looked at before.
func (r *rewriter) sameReceiver(fn *ssa.Function) error {
	for _, call := range r.callsOf(fn).calls {
		c, err := r.cutAt(call)
		if err != nil {
			return err
		}
		caller := r.fnOf(c)
		recv := caller.Signature.Recv()
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || recv == nil || fn.Signature.Recv() == nil {
			return blocked("%s is no method of the model that gets the message", r.Name(fn))
		}
		if id, ok := ast.Unparen(sel.X).(*ast.Ident); !ok || r.variable(id) != recv || !types.Identical(recv.Type(), fn.Signature.Recv().Type()) && !r.lends(c, fn) {
			return blocked("the message comes to %s, which would have to hand it on to %s", types.TypeString(deref(r.Root.Signature.Recv().Type()), types.RelativeTo(r.Pass.Pkg)), c.of(sel.X))
		}
		if _, pointer := recv.Type().Underlying().(*types.Pointer); pointer && r.assigned(c, recv) {
			return blocked("%s may be another model in %s", recv.Name(), r.Name(caller))
		}
		if err := r.leavesEarly(c); err != nil {
			return err
		}
		r.pass(c, call, fn)
	}
	return nil
}
