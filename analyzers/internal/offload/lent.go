package offload

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// What follows here is about a model that is passed by value, and methods that change
// it through its address:
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		…
//		cmd := m.load(path) // func (m *model) load(path string) tea.Cmd
//		return m, cmd
//
// What load does before the call is in the copy that Update returns, and that the
// message comes to. What the rest did to that copy, before Update returned it, it does
// to the one that Update has then, and that is returned too. Nobody may tell the two
// apart: neither load nor a method on the way has given the address to somebody who
// keeps it.

// lends reports whether a method is called on the address of the caller's own copy of
// the model, which the caller returns then.
func (r *rewriter) lends(c *cut, fn *ssa.Function) bool {
	recv := c.sig.Recv()
	p, ok := fn.Signature.Recv().Type().(*types.Pointer)
	if !ok || !types.Identical(p.Elem(), recv.Type()) || fn.Signature.Results().Len() != 1 || c.sig.Results().Len() != 2 {
		return false
	}
	if _, ok := c.stmt.(*ast.AssignStmt); !ok || c.index+1 == len(c.list) {
		return false // in return m, m.load(path) it is left open which comes first
	}
	ret, ok := c.list[c.index+1].(*ast.ReturnStmt)
	if !ok {
		return false
	}
	for _, e := range ret.Results {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok && r.variable(id) == recv {
			return true
		}
	}
	return false
}

// lent reports an obstacle if somebody may keep the address of the copy that fn, and
// the methods that lead to it, were lent.
func (r *rewriter) lent(c *cut, fn *ssa.Function, used places, done map[*ssa.Function]bool) error {
	if done[fn] {
		return nil
	}
	done[fn] = true
	if err := r.kept(c, fn, used); err != nil || !isPointer(fn.Signature.Recv().Type()) {
		return err
	}
	for _, call := range r.callsOf(fn).calls {
		outer, err := r.cutAt(call)
		if err != nil {
			return err
		}
		if err := r.lent(outer, r.fnOf(outer), used, done); err != nil {
			return err
		}
	}
	return nil
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}
