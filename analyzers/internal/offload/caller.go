package offload

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"
)

// handedOn reports an obstacle if the command that a function returns may get lost
// on its way to the loop, if anybody asks whether there is one (now there always
// is), or if anything is done between the call and the end of the callback: every
// caller must return what the function returns, and nothing else. alone are the
// functions of which the whole module must tell that (Fix.Alone).
func (r *rewriter) handedOn(fn *ssa.Function) (alone []string, err error) {
	a := &ascent{rewriter: r, seen: map[*ssa.Function]bool{}}
	err = a.up(fn)
	return a.alone, err
}

type ascent struct {
	*rewriter
	seen  map[*ssa.Function]bool
	alone []string
}

func (r *ascent) up(fn *ssa.Function) error {
	if r.seen[fn] {
		return nil
	}
	r.seen[fn] = true
	cmd, err := r.commandOf(fn.Signature)
	if err != nil {
		return err
	}
	name, within := r.inModule(fn)
	if within {
		r.alone = append(r.alone, name)
	}
	switch {
	case r.IsValue(fn):
		return blocked("%s is used as a func value", r.Name(fn))
	case r.IsExported(fn) && !within:
		return blocked("other packages may call %s and ask whether there is a %s", r.Name(fn), r.Loop.Command)
	case fn.Signature.Recv() != nil && r.selected(fn.Name()):
		return blocked("%s is called through an interface, too", fn.Name())
	}
	for _, caller := range r.Funcs {
		for _, site := range r.Sites(caller) {
			for _, v := range site.Vals {
				if v.Fn != fn {
					continue
				}
				if site.Dynamic || site.Go {
					return blocked("%s does not only return what %s does", r.Name(caller), r.Name(fn))
				}
				if err := r.returns(caller, fn, site.Pos, cmd.index); err != nil {
					return err
				}
				if err := r.up(caller); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// selected reports whether the package names a method of an interface that has
// this name.
func (r *rewriter) selected(name string) (yes bool) {
	for _, f := range r.Pass.Files {
		inspect(f, true, func(n ast.Node) {
			if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == name {
				t := r.Pass.TypesInfo.TypeOf(sel.X)
				yes = yes || t != nil && types.IsInterface(t)
			}
		})
	}
	return yes
}

// returns reports an obstacle if a caller does anything with a call of fn but
// return it: with everything before it done, and nothing behind it.
func (r *rewriter) returns(caller, fn *ssa.Function, lparen token.Pos, index int) error {
	other := blocked("%s does not only return what %s does", r.Name(caller), r.Name(fn))
	src, err := openSource(r.Unit, lparen)
	if err != nil {
		return err
	}
	decl, ok := caller.Syntax().(*ast.FuncDecl)
	if !ok {
		return other
	}
	held := false
	inspect(decl.Body, true, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.DeferStmt:
			held = true
		case *ast.SelectorExpr:
			held = held || x.Sel.Name == "Lock" || x.Sel.Name == "RLock"
		}
	})
	if held {
		return blocked("%s defers or locks around %s", r.Name(caller), r.Name(fn))
	}
	path, _ := astutil.PathEnclosingInterval(src.file, lparen, lparen+1)
	for k, n := range path {
		call, ok := n.(*ast.CallExpr)
		if !ok || call.Lparen != lparen {
			continue
		}
		ret, ok := path[k+1].(*ast.ReturnStmt)
		if ok = ok || r.answered(caller, path[k:]); !ok {
			return other
		}
		for _, around := range path[k+1:] {
			switch around.(type) {
			case *ast.FuncLit, *ast.ForStmt, *ast.RangeStmt:
				return other
			}
			if around == decl {
				break
			}
		}
		if ret == nil {
			return nil
		}
		if len(ret.Results) == 1 {
			if types.Identical(fn.Signature.Results(), caller.Signature.Results()) || len(ret.Results) == caller.Signature.Results().Len() {
				return nil
			}
			return other
		}
		cmd, err := r.commandOf(caller.Signature)
		if err != nil || ret.Results[cmd.index] != call {
			return other
		}
		for _, e := range ret.Results {
			if e != call && !still(e) {
				return other
			}
		}
		return nil
	}
	return other
}

// still reports whether to evaluate e does nothing that can be seen, and sees
// nothing that an operation does: no call, no receive.
func still(e ast.Node) bool {
	quiet := true
	inspect(e, false, func(n ast.Node) {
		switch x := n.(type) {
		case *ast.CallExpr:
			quiet = false
		case *ast.UnaryExpr:
			quiet = quiet && x.Op != token.ARROW
		}
	})
	return quiet
}
