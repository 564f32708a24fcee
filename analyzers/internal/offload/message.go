package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A rest that needs the call's results, in a loop that takes commands back, gets a
// message of its own:
//
//	before                       before
//	x, err := call           ──► return m, func() tea.Msg {
//	rest                             x, err := call
//	                                 return callMsg{x: x, err: err}
//	                             }
//
//	                             func (m model) afterCall(msg callMsg) (tea.Model, tea.Cmd) {
//	                                 x, err := msg.x, msg.err
//	                                 rest
//	                             }
//
//	switch msg := msg.(type) {   case callMsg:
//	                                 return m.afterCall(msg)
//
// That is the same program if the rest could run as a callback of its own (control.go,
// place.go), and
//
//   - the message comes to the same model, and to nobody before it
//     (delivery.go, kin.go, filter.go);
//   - the function does nothing to the model that is lost where it returns now: the
//     model is a pointer, or a copy of it is returned (copy.go);
//   - what the rest knows from before is in the message, and is nobody else's
//     (parcel.go): the message is what the closure is to a loop that is posted to.
//
// A short end of the function behind the statement around the call is copied: on the
// way through the call it runs when the message has come, on the others as before.

// message writes the fix with a message for a cut in a function that returns a
// command.
func (r *rewriter) message(c *cut) (*Fix, error) {
	fn := r.fnOf(c)
	cmd, err := r.commandOf(c.sig)
	if err != nil {
		return nil, err
	}
	decl, ok := c.fn.(*ast.FuncDecl)
	if !ok {
		return nil, blocked("a func literal would have to take the message")
	}
	to, err := r.delivery(c, fn, decl)
	if err != nil {
		return nil, err
	}
	if err := c.takeOnward(); err != nil {
		return nil, err
	}
	if err := r.control(c); err != nil {
		return nil, err
	}
	if err := r.closures(c); err != nil {
		return nil, err
	}
	if err := r.stale(c, fn, cmd); err != nil {
		return nil, err
	}
	if err := r.between(c); err != nil {
		return nil, err
	}
	m, err := r.arguments(c)
	if err != nil {
		return nil, err
	}
	res, err := r.results(c, nil)
	if err != nil {
		return nil, err
	}
	r.direct(c, res)
	p, err := r.pack(c, res)
	if err != nil {
		return nil, err
	}
	r.entitle(c, p)
	return r.send(c, cmd, to, decl, m, res, p)
}

// send puts the parts together: the command, the message's type, the method that
// goes on with it, and the case that calls that.
func (r *rewriter) send(c *cut, cmd *commandType, to *delivery, decl *ast.FuncDecl, m *moved, res *result, p *parcel) (*Fix, error) {
	var imports []*types.Package
	q := c.qualifier(&imports)
	recv := decl.Recv.List[0].Names[0].Name

	var text strings.Builder
	for _, line := range m.copies {
		text.WriteString(line + "\n")
	}
	back := make([]string, c.sig.Results().Len())
	for i := range back {
		back[i] = recv
	}
	back[cmd.index] = "func() " + types.TypeString(cmd.msg, q) + " {\n" + res.assign + m.text + c.remark() + "\nreturn " + p.literal() + "\n}"
	text.WriteString("return " + strings.Join(back, ", "))
	end := c.end
	if len(c.list) == c.index+1 && res.rest == "" {
		end = c.stmt.End() + token.Pos(len(c.remark()))
	}
	if c.text[c.offset(end)] == '}' {
		text.WriteString("\n")
	}

	taken, given := p.param(c), p.typ
	if taken == "" {
		given = ""
	}
	var results []string
	for v := range c.sig.Results().Variables() {
		results = append(results, types.TypeString(v.Type(), q))
	}
	sig := strings.Join(results, ", ")
	if len(results) > 1 {
		sig = "(" + sig + ")"
	}
	var made strings.Builder
	made.WriteString("\n\n// " + p.typ + " is sent when " + r.Op + " has returned.\n" + p.declaration(q))
	made.WriteString("\n\nfunc (" + c.of(decl.Recv.List[0]) + ") " + p.method + "(" + strings.TrimSpace(taken+" "+given) + ") " + sig + " {\n")
	made.WriteString(join(p.opened(taken), res.rest, c.following(nil), c.copies()) + "\n}")

	parts := []part{
		{c.source, []Edit{{Pos: c.stmt.Pos(), End: end, New: text.String()}}},
		{c.source, []Edit{{Pos: decl.End(), End: decl.End(), New: made.String()}}},
		{to.source, []Edit{to.dispatch(p, c.sig.Results().Len())}},
	}
	fix, err := r.assemble(c.source, parts, imports, "return a "+r.Loop.Command+" that runs "+r.Op+" and the rest when its message comes (other messages may come before it, a second run may overtake the first)")
	if fix != nil {
		fix.Alone = to.alone
	}
	return fix, err
}

// direct lets results that are assigned to variables of the function go there: what
// these were before is not asked for again, and nobody else has them.
func (r *rewriter) direct(c *cut, res *result) {
	s, ok := c.stmt.(*ast.AssignStmt)
	if !ok || s.Tok != token.ASSIGN || res.rest == "" {
		return
	}
	names := make([]string, len(s.Lhs))
	for i, l := range s.Lhs {
		id, ok := l.(*ast.Ident)
		if !ok || id.Name != "_" && (r.variable(id) == nil || !c.local(r.variable(id)) || !r.plain(c, id)) {
			return
		}
		names[i] = id.Name
	}
	res.names, res.rest = names, ""
	res.assign = strings.Join(names, ", ") + " = "
}
