package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// delivery is how a message gets to the method that waits for it: where the callback
// that sees all messages first hands it on.
type delivery struct {
	*source
	decl  *ast.FuncDecl // of that callback
	recv  string        // its receiver
	param string        // its message
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
	slices.Sort(to.alone)
	to.alone = slices.Compact(to.alone)
	to.decl = r.Root.Syntax().(*ast.FuncDecl)
	if to.source, err = openSource(r.Unit, to.decl.Pos()); err != nil {
		return nil, err
	}
	if to.file != c.file {
		return nil, blocked("%s is in another file", r.Name(r.Root))
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
		if id, ok := ast.Unparen(sel.X).(*ast.Ident); !ok || r.variable(id) != recv || !types.Identical(recv.Type(), fn.Signature.Recv().Type()) {
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

// dispatch is the edit that has the callback hand the message on: a case of the
// switch that comes first, or a question before all.
func (to *delivery) dispatch(p *parcel, results int) Edit {
	back := func(msg string) string {
		if len(p.names) == 0 {
			msg = ""
		}
		call := to.recv + "." + p.method + "(" + msg + ")\n"
		if results > 1 {
			return "return " + call
		}
		return "return " + to.recv + ", " + call
	}
	for _, s := range to.decl.Body.List {
		x, ok := s.(*ast.TypeSwitchStmt)
		if !ok {
			if to.declaration(s) {
				continue
			}
			break
		}
		bound, ok := to.asks(x)
		if !ok {
			break
		}
		if bound == "" {
			bound = to.param + ".(" + p.typ + ")"
		}
		at := to.lastCase(x)
		return Edit{Pos: at, End: at, New: "case " + p.typ + ":\n" + back(bound)}
	}
	at := to.decl.Body.Lbrace + 1
	name := to.param
	if len(p.names) == 0 {
		name = "_"
	}
	return Edit{Pos: at, End: at, New: "\nif " + name + ", ok := " + to.param + ".(" + p.typ + "); ok {\n" + back(to.param) + "}"}
}

// declaration reports whether a statement only declares variables, with values that
// nothing can go wrong with.
func (to *delivery) declaration(s ast.Stmt) bool {
	switch x := s.(type) {
	case *ast.DeclStmt:
	case *ast.AssignStmt:
		if x.Tok != token.DEFINE {
			return false
		}
	default:
		return false
	}
	plain := still(s)
	inspect(s, false, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.IndexExpr, *ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.BinaryExpr:
			plain = false
		case *ast.SelectorExpr:
			sel := to.u.Pass.TypesInfo.Selections[x]
			plain = plain && (sel == nil || !sel.Indirect())
		}
	})
	return plain
}

// asks reports whether a switch asks for the message's type, with no case before
// that any message is of, and how it calls the message.
func (to *delivery) asks(s *ast.TypeSwitchStmt) (bound string, ok bool) {
	if s.Init != nil {
		return "", false
	}
	var x ast.Expr
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		bound, x = a.Lhs[0].(*ast.Ident).Name, a.Rhs[0]
	case *ast.ExprStmt:
		x = a.X
	}
	id, ok := ast.Unparen(ast.Unparen(x).(*ast.TypeAssertExpr).X).(*ast.Ident)
	if !ok || id.Name != to.param || bound == to.recv {
		return "", false
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			t := to.u.Pass.TypesInfo.TypeOf(e)
			if i, ok := t.Underlying().(*types.Interface); ok && i.Empty() {
				return "", false
			}
		}
	}
	return bound, true
}

// lastCase is where another case goes: before the default, if that is the last.
func (to *delivery) lastCase(s *ast.TypeSwitchStmt) token.Pos {
	n := len(s.Body.List)
	if n > 0 {
		last := s.Body.List[n-1].(*ast.CaseClause)
		from := s.Body.Lbrace + 1
		if n > 1 {
			from = s.Body.List[n-2].End()
		}
		if last.List == nil && strings.TrimSpace(to.between(from, last.Pos())) == "" {
			return last.Pos()
		}
	}
	return s.Body.Rbrace
}
