package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// post rewrites for a loop that closures can be posted to:
//
//	go func() {
//		data, err := os.ReadFile(path)
//		app.QueueUpdateDraw(func() {
//			rest
//		})
//	}()
//
// Why the program stays the same: the call and the rest still come one after the
// other, with the memory of the one visible to the other (go and the post order
// them). What stays has nothing behind the cut (control.go). What moves off the
// loop shares no memory with it (memory.go). What is new is that the loop goes on
// in between: place.go looks for what the callback relied on. Two runs of the
// callback may now overtake each other; the fix's message says so.
func (r *rewriter) post(c *cut, m *moved) (*Fix, error) {
	target, err := r.target(c, r.Loop.Post)
	if err != nil {
		return nil, err
	}
	var returns []Edit
	back := ""
	same := target.returns != nil && types.Identical(target.returns, c.sig.Results())
	if same {
		back = target.zero
	} else if back, returns, err = c.returned(); err != nil {
		return nil, err
	}
	res, err := r.results(c, returns)
	if err != nil {
		return nil, err
	}
	if c.nothingBehind(res) && r.onlyWaits() {
		return nil, errPointless
	}
	rest := join(res.rest, c.following(returns))
	if target.zero != "" && !(same && terminates(c.list[len(c.list)-1])) {
		rest = join(rest, "return "+target.zero)
	}
	var b strings.Builder
	copies := m.copies
	if !c.nothingBehind(res) {
		copies = append(copies, target.copies...)
	}
	for _, line := range copies {
		b.WriteString(line + "\n")
	}
	b.WriteString("go func() {\n" + res.assign + m.text + c.remark() + "\n")
	if !c.nothingBehind(res) {
		b.WriteString(target.call + "(func" + target.params + " {\n" + rest + "\n})\n")
	}
	b.WriteString("}()")
	return r.finish(c, r.replacement(c, res, b.String(), back), target.imports,
		"run "+r.Op+" in a goroutine and the rest in "+r.Loop.Post+" (a second run may overtake the first)")
}

var errPointless = blocked("nothing follows but what the loop runs next, which the wait holds back")

// onlyWaits reports whether the operation does nothing but wait: off the loop, with
// nothing behind it, it would do nothing at all.
func (r *rewriter) onlyWaits() bool {
	return r.Category == knowledge.Wait || r.Category == knowledge.Sleep
}

// nothingBehind reports whether nothing follows the call.
func (c *cut) nothingBehind(res *result) bool {
	behind := c.list[c.index+1:]
	if len(behind) == 1 {
		ret, ok := behind[0].(*ast.ReturnStmt)
		return ok && res.rest == "" && len(ret.Results) == 0
	}
	return len(behind) == 0 && res.rest == ""
}

// replacement puts text in the place of the call's statement and of what has moved
// behind it. A comment that would be all that is moved stays.
func (r *rewriter) replacement(c *cut, res *result, text, result string) []Edit {
	end := c.end
	if len(c.list) == c.index+1 && res.rest == "" {
		end = c.stmt.End() + token.Pos(len(c.remark()))
	}
	if leave := r.leave(c, result); leave != "" {
		text += "\n" + leave
	}
	if c.text[c.offset(end)] == '}' {
		text += "\n"
	}
	return []Edit{{Pos: c.stmt.Pos(), End: end, New: text}}
}

// leave is what stands behind the cut: nothing, if all ways end there.
func (r *rewriter) leave(c *cut, result string) string {
	switch {
	case c.tail == nil && !c.behind && c.sig.Results().Len() == 0:
		return ""
	case c.tail != nil && !terminates(c.list[len(c.list)-1]):
		return "" // the way goes on to it
	case result == "":
		return "return"
	}
	return "return " + result
}

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n")
}
