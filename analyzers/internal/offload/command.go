package offload

import (
	"go/ast"
	"go/types"
	"strings"
)

// Loops that take commands back (Bubble Tea): what a callback returns beside its
// model runs elsewhere. Where only a return follows the call, the call becomes part
// of what is returned:
//
//	return m, func() tea.Msg { os.Remove(path); return nil }
//
// That is the same program if the command gets to the loop, and if nothing is done
// between the call and the end of the callback: every caller up to the loop returns
// what it gets (caller.go). Another command that is returned too used to start after
// the call, so the two are a Sequence.
//
// Where more follows, it comes back with a message of its own (message.go).

var errMore = blocked("more than a return follows")

// command writes the fix for a cut in a function that returns a command.
func (r *rewriter) command(c *cut) (*Fix, error) {
	cmd, err := r.commandOf(c.sig)
	if err != nil {
		return nil, err
	}
	if c.lost != nil {
		return nil, c.lost
	}
	ret := c.onlyReturn()
	if ret == nil {
		return nil, errMore
	}
	alone, err := r.handedOn(r.fnOf(c))
	if err != nil {
		return nil, err
	}
	if err := r.control(c); err != nil {
		return nil, err
	}
	if i := cmd.index; r.onlyWaits() && i < len(ret.Results) && r.Pass.TypesInfo.Types[ret.Results[i]].IsNil() {
		return nil, errPointless
	}
	m, err := r.arguments(c)
	if err != nil {
		return nil, err
	}
	blank := ""
	if s, ok := c.stmt.(*ast.AssignStmt); ok {
		blank = c.between(s.Pos(), c.call.Pos())
	}
	return r.returning(c, cmd, ret, alone, m.copies, "\n"+blank+m.text+c.remark()+"\nreturn nil\n", "return a "+r.Loop.Command+" that runs "+r.Op+" (other messages may come before it has)")
}

// commandType is how a function returns commands.
type commandType struct {
	pkg   *types.Package // of the framework
	index int            // of the result
	msg   types.Type
}

// commandOf finds the command among the results of a function.
func (r *rewriter) commandOf(sig *types.Signature) (*commandType, error) {
	for _, p := range r.frameworks() {
		obj := p.Scope().Lookup(r.Loop.Command)
		if obj == nil {
			continue
		}
		for i := range sig.Results().Len() {
			if types.Identical(sig.Results().At(i).Type(), obj.Type()) {
				if fn, ok := obj.Type().Underlying().(*types.Signature); ok && fn.Results().Len() == 1 && fn.Params().Len() == 0 {
					return &commandType{p, i, fn.Results().At(0).Type()}, nil
				}
			}
		}
	}
	return nil, blocked("the function returns no %s", r.Loop.Command)
}

// onlyReturn is the return that follows the call, if nothing else does and nobody
// asks for the call's results.
func (c *cut) onlyReturn() *ast.ReturnStmt {
	switch s := c.stmt.(type) {
	case *ast.ExprStmt:
		if s.X != c.call {
			return nil
		}
	case *ast.AssignStmt:
		for _, l := range s.Lhs {
			if id, ok := l.(*ast.Ident); !ok || id.Name != "_" {
				return nil
			}
		}
		if s.Rhs[0] != c.call {
			return nil
		}
	default:
		return nil
	}
	behind := c.list[c.index+1:]
	if len(behind) == 0 {
		return nil // the return behind the list is that of other ways too
	}
	ret, _ := behind[0].(*ast.ReturnStmt)
	return ret
}

// returning replaces the call and the return behind it by a return with a command
// more.
func (r *rewriter) returning(c *cut, cmd *commandType, ret *ast.ReturnStmt, alone, copies []string, body, message string) (*Fix, error) {
	if len(ret.Results) != c.sig.Results().Len() {
		return nil, blocked("the results come from one call")
	}
	for _, e := range ret.Results {
		if !still(e) {
			return nil, blocked("%s would be evaluated before the call", c.of(e))
		}
	}
	var imports []*types.Package
	q := c.qualifier(&imports)
	made := "func() " + types.TypeString(cmd.msg, q) + " {" + body + "}"
	old := ret.Results[cmd.index]
	if !r.Pass.TypesInfo.Types[old].IsNil() {
		if cmd.pkg.Scope().Lookup("Sequence") == nil {
			return nil, blocked("another %s is returned, which must not start before the call has ended", r.Loop.Command)
		}
		made = q(cmd.pkg) + ".Sequence(" + made + ", " + c.of(old) + ")"
	}
	text := ""
	for _, line := range copies {
		text += line + "\n"
	}
	text += c.patched(ret.Pos(), ret.End(), []Edit{{Pos: old.Pos(), End: old.End(), New: made}})
	between := strings.TrimSpace(strings.TrimPrefix(c.between(c.stmt.End(), ret.Pos()), c.remark()))
	if between != "" {
		text = between + "\n" + text
	}
	fix, err := r.finish(c, []Edit{{Pos: c.stmt.Pos(), End: ret.End(), New: text}}, imports, message)
	if fix != nil {
		fix.Alone = alone
	}
	return fix, err
}
