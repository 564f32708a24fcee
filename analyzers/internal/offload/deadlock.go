package offload

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
)

// Waits for the very loop that the code runs on. The program as it stands never
// gets past them, so there is nothing behind them to keep as it is: what is asked
// of the rewrite is what the wait was meant to do. It must be certain that the wait
// is for this loop, and that the code runs nowhere else.

// deadlock rewrites a wait for the loop that it runs on.
func (r *rewriter) deadlock() (*Fix, error) {
	for i, hop := range r.Chain {
		if hop.Dynamic || i+1 < len(r.Chain) && hop.Grade != chain.Certain {
			return nil, blocked("it is not certain that the loop gets there")
		}
	}
	if r.Sure != chain.Certain {
		return nil, blocked("it is not certain that the loop gets there")
	}
	if len(r.Chain) > 1 && r.Loop.Command == "" {
		return nil, blocked("the wait is in a function that may run elsewhere too")
	}
	fn := r.Root
	for i, hop := range r.Chain {
		c, err := r.cut(fn, hop)
		if err == nil {
			err = c.lost
		}
		if err != nil {
			return nil, err
		}
		if i+1 == len(r.Chain) {
			return r.instead(c)
		}
		if fn = r.next(c); fn == nil {
			return nil, blocked("the wait is behind a call that is not seen through")
		}
	}
	return nil, blocked("the wait has no place in the source")
}

// instead is the fix for a wait at a cut.
func (r *rewriter) instead(c *cut) (*Fix, error) {
	call, ok := c.call.(*ast.CallExpr)
	if !ok {
		return nil, blocked("a send that does not wait would lose the value")
	}
	s, ok := c.stmt.(*ast.ExprStmt)
	if !ok || s.X != call {
		return nil, blocked("the result of the wait is used")
	}
	callee, _ := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
	if callee == nil || callee.Pkg() == nil || !slices.Contains(r.Loop.Packages, callee.Pkg().Path()) {
		return nil, blocked("which message would do it is not known")
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && callee.Signature().Recv() != nil && !r.path(sel.X) {
		return nil, blocked("%s is evaluated for the wait", c.of(sel.X))
	}
	if !r.only(callee.Signature().Recv()) {
		return nil, blocked("it may be another loop that is waited for")
	}
	switch {
	case r.Loop.Command != "" && callee.Name() == "Send" && len(call.Args) == 1:
		return r.sent(c, call)
	case r.Loop.Post != "" && len(call.Args) == 1 && r.posts(callee):
		return r.nested(c, call)
	}
	return nil, blocked("what to do without %s is not known", callee.Name())
}

// only reports whether the package makes one loop of the receiver's type, in one
// place that is in no cycle: then a wait for one is a wait for this one.
func (r *rewriter) only(recv *types.Var) bool {
	if recv == nil {
		return true // the framework has one loop for all
	}
	made := 0
	for _, f := range r.Pass.Files {
		var stack []ast.Node
		ast.Inspect(f, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			stack = append(stack, n)
			if x, ok := n.(*ast.CallExpr); ok {
				fn, ok := typeutil.Callee(r.Pass.TypesInfo, x).(*types.Func)
				if ok && fn.Pkg() != nil && slices.Contains(r.Loop.Packages, fn.Pkg().Path()) && fn.Signature().Recv() == nil && fn.Signature().Results().Len() > 0 &&
					types.Identical(fn.Signature().Results().At(0).Type(), recv.Type()) {
					made++
					if !once(stack) {
						made++
					}
				}
			}
			return true
		})
	}
	return made == 1
}

// once reports whether what stands there is done once in the program: in main, or
// for a variable of the package, in no cycle.
func once(stack []ast.Node) bool {
	for _, n := range stack {
		switch x := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit:
			return false
		case *ast.FuncDecl:
			if x.Name.Name != "main" || x.Recv != nil {
				return false
			}
		}
	}
	return true
}

// sent returns the message as a command: it comes right after this one, as Send
// meant it to.
func (r *rewriter) sent(c *cut, call *ast.CallExpr) (*Fix, error) {
	cmd, err := r.commandOf(c.sig)
	if err != nil {
		return nil, err
	}
	alone, err := r.handedOn(r.fnOf(c))
	if err != nil {
		return nil, err
	}
	ret := c.onlyReturn()
	if ret == nil {
		return nil, errMore
	}
	var copies []string
	text := c.of(call.Args[0])
	if !r.plain(c, call.Args[0]) {
		name := c.fresh("next")
		copies, text = []string{name + " := " + text}, name
	}
	return r.returning(c, cmd, ret, alone, copies, " return "+text+" ", "return the message as a "+r.Loop.Command)
}

// posts reports whether a method is the loop's post function or a sibling of it.
func (r *rewriter) posts(callee *types.Func) bool {
	typ, name, _ := strings.Cut(r.Loop.Post, ".")
	recv := callee.Signature().Recv()
	if recv == nil {
		return callee.Name() == typ
	}
	named, ok := types.Unalias(deref(recv.Type())).(*types.Named)
	return ok && named.Obj().Name() == typ && (callee.Name() == name || strings.HasPrefix(name, callee.Name()))
}

// nested runs what was posted from the loop at once. The frameworks whose post
// waits run it before they go on, and draw when the handler has returned.
func (r *rewriter) nested(c *cut, call *ast.CallExpr) (*Fix, error) {
	lit, ok := ast.Unparen(call.Args[0]).(*ast.FuncLit)
	if !ok || lit.Type.Params.NumFields() > 0 || lit.Type.Results.NumFields() > 0 {
		return nil, blocked("what is posted is not written out")
	}
	if err := r.calledByLoopOnly(r.Root); err != nil {
		return nil, err
	}
	text := strings.TrimSpace(c.between(lit.Body.Lbrace+1, lit.Body.Rbrace))
	if own(lit.Body) {
		text = "func() " + c.of(lit.Body) + "()"
	}
	return r.finish(c, []Edit{{Pos: c.stmt.Pos(), End: c.stmt.End(), New: text}}, nil, "call it directly: this code is on the loop already")
}

// own reports whether a body needs a function of its own: it returns, defers, or
// declares names.
func own(body *ast.BlockStmt) (yes bool) {
	for _, s := range body.List {
		switch x := s.(type) {
		case *ast.DeclStmt, *ast.LabeledStmt:
			yes = true
		case *ast.AssignStmt:
			yes = yes || x.Tok.String() == ":="
		}
	}
	inspect(body, false, func(n ast.Node) {
		switch n.(type) {
		case *ast.ReturnStmt, *ast.DeferStmt, *ast.BranchStmt:
			yes = true
		}
	})
	return yes || len(body.List) == 0
}

func deref(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
