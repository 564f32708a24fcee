package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// What follows here is about memory: that what moves shares none with the loop.

// moved is the call as it is made off the loop.
type moved struct {
	copies []string // statements on the loop before: "path := m.path"
	text   string   // the call in terms of them
}

// divide looks for what is in the way of the cut, and makes the call that moves.
func (r *rewriter) divide(c *cut) (*moved, error) {
	if err := r.control(c); err != nil {
		return nil, err
	}
	if err := r.closures(c); err != nil {
		return nil, err
	}
	if err := r.between(c); err != nil {
		return nil, err
	}
	return r.arguments(c)
}

// arguments looks at what the call is given: it must be nobody else's, or safe to
// share. What is not a plain variable of the function is evaluated before.
func (r *rewriter) arguments(c *cut) (*moved, error) {
	m := &moved{}
	var edits []Edit
	take := func(e ast.Expr, name string) {
		if r.plain(c, e) {
			return
		}
		name = c.fresh(named(e, name))
		m.copies = append(m.copies, name+" := "+c.of(e))
		edits = append(edits, Edit{Pos: e.Pos(), End: e.End(), New: name})
	}
	give := func(e ast.Expr, name string) error {
		err := r.shareable(c, e)
		if err == nil {
			take(e, name)
		}
		return err
	}
	switch x := c.call.(type) {
	case *ast.UnaryExpr: // a receive
		if err := give(x.X, "ch"); err != nil {
			return nil, err
		}
	case *ast.CallExpr:
		if lit, ok := ast.Unparen(x.Fun).(*ast.FuncLit); ok && len(x.Args) == 0 {
			m.text = c.of(x)
			return m, r.captures(c, lit)
		}
		callee, _ := typeutil.Callee(r.Pass.TypesInfo, x).(*types.Func)
		if callee == nil {
			return nil, blocked("which function %s is, is known only when it runs", c.firstLine(x.Fun))
		}
		if sel, ok := ast.Unparen(x.Fun).(*ast.SelectorExpr); ok && r.Pass.TypesInfo.Selections[sel] != nil {
			if err := r.receiver(c, sel, callee, give, take); err != nil {
				return nil, err
			}
		}
		if err := r.argumentOrder(c, x); err != nil {
			return nil, err
		}
		for i, arg := range x.Args {
			name := ""
			if ps := callee.Signature().Params(); ps.Len() > 0 {
				name = ps.At(min(i, ps.Len()-1)).Name()
			}
			if err := give(arg, name); err != nil {
				return nil, err
			}
		}
		if err := r.movable(c, x, callee); err != nil {
			return nil, err
		}
	}
	m.text = c.patched(c.call.Pos(), c.call.End(), edits)
	return m, nil
}

// captures looks at a func literal that is called where it stands: what it captures
// must be nobody else's, like an argument, and the same when it runs.
func (r *rewriter) captures(c *cut, lit *ast.FuncLit) (err error) {
	inspect(lit.Body, true, func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil {
			return
		}
		v := r.variable(id)
		switch {
		case v == nil || v.IsField() || v.Pkg() != r.Pass.Pkg || v.Parent() == r.Pass.Pkg.Scope() || lit.Pos() <= v.Pos() && v.Pos() < lit.End():
		case !r.plain(c, id):
			err = blocked("%s may change while the func literal runs", id.Name)
		case isStruct(deref(v.Type())) && !isStruct(v.Type()): // its fields are looked at where they are used
		default:
			err = r.shareable(c, id)
		}
	})
	if err != nil {
		return err
	}
	for _, fn := range r.Funcs {
		if fn.Syntax() == lit {
			return r.portable(fn)
		}
	}
	return blocked("the func literal is not seen through")
}

// argumentOrder refuses an argument that changes something beside others: the
// language leaves open whether they are read before or after.
func (r *rewriter) argumentOrder(c *cut, call *ast.CallExpr) (err error) {
	operands := len(call.Args)
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && r.Pass.TypesInfo.Selections[sel] != nil {
		operands++
	}
	if operands < 2 {
		return nil
	}
	for _, arg := range call.Args {
		inspect(arg, false, func(n ast.Node) {
			inner, ok := n.(*ast.CallExpr)
			if !ok || err != nil {
				return
			}
			used := places{}
			r.uses(c, inner, used)
			for _, how := range used {
				if how.written {
					err = blocked("%s changes something, and the order of the arguments is left open", c.of(inner.Fun))
				}
			}
		})
	}
	return err
}

// receiver looks at what a method is called on: it is given to a function that may do
// anything with it, or taken to one that is known not to.
func (r *rewriter) receiver(c *cut, sel *ast.SelectorExpr, callee *types.Func, give func(ast.Expr, string) error, take func(ast.Expr, string)) error {
	_, pointer := callee.Signature().Recv().Type().(*types.Pointer)
	t := r.Pass.TypesInfo.TypeOf(sel.X)
	_, already := t.Underlying().(*types.Pointer)
	switch {
	case !pointer && already:
		return blocked("%s is copied when %s is called", c.of(sel.X), sel.Sel.Name)
	case !pointer && !types.IsInterface(t):
		return give(sel.X, "")
	case !pointer || already:
		if r.ours(callee) { // its memory is looked at where the method is
			if r.plain(c, sel.X) && !throughPointer(r.Pass.TypesInfo.Selections[sel]) {
				return nil
			}
			return blocked("%s is evaluated on the loop", c.of(sel.X))
		}
		if r.isPortable(callee) && already { // so is it there
			if throughPointer(r.Pass.TypesInfo.Selections[sel]) {
				return blocked("%s is evaluated on the loop", c.of(sel.X))
			}
			take(sel.X, "")
			return nil
		}
		return give(sel.X, "")
	}
	// The method takes the address of what stands there: that cannot be copied.
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if ok && r.owned(c, r.variable(id)) {
		return nil
	}
	if concurrent(t) && r.rooted(c, sel.X) {
		return nil
	}
	return blocked("%s is shared with the loop", c.of(sel.X))
}

// throughPointer reports whether a promoted method is reached through an embedded
// pointer, which may be another one later.
func throughPointer(sel *types.Selection) bool {
	t := sel.Recv()
	for _, i := range sel.Index()[:len(sel.Index())-1] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok {
			return true
		}
		t = s.Field(i).Type()
		if _, pointer := t.Underlying().(*types.Pointer); pointer {
			return true
		}
	}
	return false
}

// rooted reports whether e is fields of a variable of the function.
func (r *rewriter) rooted(c *cut, e ast.Expr) bool {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = x.X
		case *ast.Ident:
			return r.plain(c, x)
		default:
			return false
		}
	}
}

// movable reports whether the function that is called may run off the loop.
func (r *rewriter) movable(c *cut, call *ast.CallExpr, callee *types.Func) error {
	name := effect.FuncName(callee)
	if r.Know.Of(r.Loop, callee.Pkg()) {
		return blocked("%s may be called on the loop only", name)
	}
	if r.ours(callee) {
		fn := r.ValueOf(callee).Fn
		if fn == nil {
			return blocked("which method %s is, is known only when it runs", name)
		}
		return r.portable(fn)
	}
	if r.isPortable(callee) {
		return nil
	}
	if known := r.Know.Func(callee); known != nil && known.Op != nil || callee.Pkg() != nil && knowledge.Std(callee.Pkg().Path()) {
		return nil
	}
	if recv := callee.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		return blocked("which method %s is, is known only when it runs", name)
	}
	return blocked("it is not known whether %s may run off the loop", name)
}

func (r *rewriter) ours(callee *types.Func) bool { return callee.Pkg() == r.Pass.Pkg }

// shareable reports an obstacle if somebody on the loop could change what e holds,
// or could see it changed.
func (r *rewriter) shareable(c *cut, e ast.Expr) error {
	e = ast.Unparen(e)
	t := r.Pass.TypesInfo.TypeOf(e)
	if tv := r.Pass.TypesInfo.Types[e]; tv.Value != nil || tv.IsNil() || tv.IsType() || immutable(t) || concurrent(t) {
		return nil
	}
	switch x := e.(type) {
	case *ast.Ident:
		if v := r.variable(x); v != nil && r.owned(c, v) {
			return nil
		}
	case *ast.FuncLit:
		return blocked("a func literal would run off the loop")
	case *ast.CompositeLit:
		return r.allShareable(c, elements(x))
	case *ast.UnaryExpr:
		if lit, ok := ast.Unparen(x.X).(*ast.CompositeLit); ok && x.Op == token.AND {
			return r.shareable(c, lit)
		}
	case *ast.CallExpr:
		if r.makes(x) {
			return r.allShareable(c, x.Args)
		}
	}
	return blocked("%s is shared with the loop", c.of(e))
}

func (r *rewriter) allShareable(c *cut, list []ast.Expr) error {
	for _, e := range list {
		if err := r.shareable(c, e); err != nil {
			return err
		}
	}
	return nil
}

func elements(lit *ast.CompositeLit) (out []ast.Expr) {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		out = append(out, e)
	}
	return out
}

// makes reports whether a call makes what it returns out of its arguments: a
// conversion, make, new, a function of the standard library.
func (r *rewriter) makes(call *ast.CallExpr) bool {
	if tv := r.Pass.TypesInfo.Types[call.Fun]; tv.IsType() {
		return true
	}
	switch obj := typeutil.Callee(r.Pass.TypesInfo, call).(type) {
	case *types.Builtin:
		return obj.Name() == "make" || obj.Name() == "new"
	case *types.Func:
		return obj.Signature().Recv() == nil && obj.Pkg() != nil && knowledge.Std(obj.Pkg().Path())
	}
	return false
}

// closures looks for a func literal made before the call that shares a variable
// with the rest which one of them changes: it may now run in between.
func (r *rewriter) closures(c *cut) error {
	shared := map[*types.Var]bool{}
	c.before(true, func(n ast.Node) {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			return
		}
		inspect(lit.Body, true, func(n ast.Node) {
			if id, ok := n.(*ast.Ident); ok {
				if v := r.variable(id); v != nil && c.local(v) && v.Pos() < lit.Pos() {
					shared[v] = true
				}
			}
		})
	})
	var err error
	c.rest(true, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && err == nil {
			if v := r.variable(id); v != nil && shared[v] && r.assigned(c, v) {
				err = blocked("%s is shared with a func literal made before the call", v.Name())
			}
		}
	})
	return err
}

// named makes a variable's name out of an expression: m.path is path.
func named(e ast.Expr, otherwise string) string {
	switch x := ast.Unparen(e).(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return strings.ToLower(x.Sel.Name[:1]) + x.Sel.Name[1:]
	}
	if otherwise == "" {
		return "arg"
	}
	return otherwise
}
