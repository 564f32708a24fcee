package offload

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"
)

// callerHandsOn looks at one call of a function whose result i is a command: it is
// returned as it is, or put into a variable that goes into what is returned.
func (r *rewriter) callerHandsOn(fn, caller *ssa.Function, lparen token.Pos, i int) error {
	src, err := openSource(r.Unit, lparen)
	if err != nil {
		return err
	}
	path, _ := astutil.PathEnclosingInterval(src.file, lparen, lparen+1)
	for k, n := range path {
		call, ok := n.(*ast.CallExpr)
		if !ok || call.Lparen != lparen {
			continue
		}
		switch p := path[k+1].(type) {
		case *ast.ReturnStmt:
			return nil
		case *ast.AssignStmt:
			if len(p.Rhs) == 1 && len(p.Lhs) > i {
				if id, ok := p.Lhs[i].(*ast.Ident); ok && id.Name != "_" {
					return r.variableHandsOn(src, r.variable(id), caller)
				}
			}
		case *ast.CallExpr:
			if r.gathers(p) {
				return nil
			}
		}
		return blocked("%s does not hand on the %s of %s", r.Name(caller), r.Loop.Command, r.Name(fn))
	}
	return blocked("%s calls %s in a way that is not seen through", r.Name(caller), r.Name(fn))
}

// gathers reports whether a call puts commands together: append, Batch, Sequence.
func (r *rewriter) gathers(call *ast.CallExpr) bool {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return f.Name == "append"
	case *ast.SelectorExpr:
		return f.Sel.Name == "Batch" || f.Sel.Name == "Sequence"
	}
	return false
}

// variableHandsOn looks at what is done with a variable that holds a command.
func (r *rewriter) variableHandsOn(src *source, v *types.Var, caller *ssa.Function) error {
	if v == nil {
		return blocked("%s keeps the %s", r.Name(caller), r.Loop.Command)
	}
	var err error
	used := false
	var stack []ast.Node
	ast.Inspect(src.file, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		id, ok := n.(*ast.Ident)
		if !ok || r.Pass.TypesInfo.Uses[id] != v {
			return true
		}
		switch p := stack[len(stack)-2].(type) {
		case *ast.ReturnStmt:
			used = true
		case *ast.CallExpr:
			used = used || r.gathers(p)
			if !r.gathers(p) {
				err = blocked("%s gives %s away", r.Name(caller), v.Name())
			}
		case *ast.AssignStmt:
			for _, e := range p.Rhs {
				if e == n {
					err = blocked("%s keeps %s", r.Name(caller), v.Name())
				}
			}
		default:
			err = blocked("%s asks whether there is a %s", r.Name(caller), r.Loop.Command)
		}
		return true
	})
	if err == nil && !used {
		err = blocked("%s does not hand on %s", r.Name(caller), v.Name())
	}
	return err
}
