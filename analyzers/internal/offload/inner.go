package offload

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// What follows here is about a callback that other callbacks run: the func that a
// dialog was given, and that its buttons call; a helper. It may be divided like one
// that the loop runs itself if whoever runs it does nothing more up to the end of the
// callback: then nobody can tell when it has come to its own end.

// runByLoop reports an obstacle unless the loop runs the callback, or callbacks that
// end with it.
func (r *rewriter) runByLoop() error {
	err := r.calledByLoopOnly(r.Root)
	if err == nil {
		return nil
	}
	return r.runWithin(r.Root, err, map[*ssa.Function]bool{})
}

// runWithin reports an obstacle unless the loop runs fn, or callbacks that end with
// it. What those have looked at before counts as looked at before fn.
func (r *rewriter) runWithin(fn *ssa.Function, other error, done map[*ssa.Function]bool) error {
	if ok, seen := done[fn]; ok {
		return nil
	} else if seen {
		return other
	}
	done[fn] = false
	h := r.callsOf(fn)
	if !h.known || !h.entered && len(h.calls) == 0 {
		return other
	}
	for _, call := range h.calls {
		c, err := r.cutAt(call)
		if err != nil {
			return other
		}
		caller := r.fnOf(c)
		if err := r.endsWith(c); err != nil {
			return blocked("%s does not end with %s: %w", r.Name(caller), r.Name(fn), err)
		}
		r.pass(c, call, fn)
		if err := r.runWithin(caller, other, done); err != nil {
			return err
		}
	}
	done[fn] = true
	return nil
}

// endsWith reports what a callback does behind the call at the cut, other than to
// return constants, or what the call returns.
func (r *rewriter) endsWith(c *cut) error {
	if c.lost != nil {
		return c.lost
	}
	if err := r.leavesEarly(c); err != nil {
		return err
	}
	switch s := c.stmt.(type) {
	case *ast.ReturnStmt:
		if len(s.Results) == 1 && s.Results[0] == c.call {
			return nil
		}
	case *ast.ExprStmt:
		if s.X != c.call {
			break
		}
		if behind := c.list[c.index+1:]; len(behind) > 0 {
			if _, ok := behind[0].(*ast.ReturnStmt); !ok {
				return blocked("more follows")
			}
		}
		_, _, err := c.returned()
		return err
	}
	return blocked("its results are used")
}

// pass notes what a caller has looked at when it calls fn, and what memory fn's
// parameters, and the caller's variables that fn captures, share with places.
func (r *rewriter) pass(c *cut, call *ast.CallExpr, fn *ssa.Function) {
	note := func(n ast.Node) { r.uses(c, n, r.outer) }
	c.before(false, note)
	for _, e := range append(call.Args[:len(call.Args):len(call.Args)], call.Fun) {
		inspect(e, false, note)
	}
	inspect(fn.Syntax(), true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok {
			if v := r.variable(id); v != nil && !v.IsField() && c.local(v) {
				r.outer.read(v)
			}
		}
	})
	from := r.sharing(c)
	share := func(p *types.Var, e ast.Expr) {
		if from[p] == nil {
			from[p] = places{}
		}
		r.roots(e, from, from[p])
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && fn.Signature.Recv() != nil {
		share(fn.Signature.Recv().Origin(), sel.X)
	}
	params := fn.Signature.Params()
	for i := range params.Len() {
		for j, arg := range call.Args {
			if j == i || len(call.Args) == 1 || j > i && i == params.Len()-1 {
				share(params.At(i).Origin(), arg)
			}
		}
	}
	for v, shared := range from {
		shared.add(r.passed[v])
		r.passed[v] = shared
	}
}
