// Package finding decides what is reported: which operations a loop reaches,
// where each is reported, under which check, how sure, and in which words. The
// checks of analyzers/ are windows on its result, one category each.
package finding

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/loopctx"
)

// Finding is one place to mend: the operations of one category that one loop
// reaches through it.
type Finding struct {
	Check    string
	Category knowledge.Category
	Loop     *knowledge.Loop
	Pos, End token.Pos      // in the package
	Posn     token.Position // of Pos
	Grade    chain.Grade
	Entry    string      // what puts the first function on the loop: "tea.Model.Update"
	Chain    []chain.Hop // the calls, the first made by the entry function, the last the operation's own
	Op       string      // "(*exec.Cmd).Run", "channel receive"
	About    string      // "sub-process"; may be empty
	Cost     knowledge.Cost
	More     int     // other operations behind the same place
	Others   []Other // the first few of them
	Message  string
	Advice   string
}

// Other is a further operation behind the place of a finding.
type Other struct {
	Op    string
	Chain []chain.Hop
}

// Filter says what is left out.
type Filter struct {
	Grade chain.Grade // the least sure that is reported
	Light bool        // light operations too, where nothing multiplies them
}

// others is how many further chains a finding lists.
const others = 3

// identity is what a reader fixes in one place.
type identity struct {
	posn  string
	loop  string
	check string
}

// collect computes the findings of a package, sorted by place, and the number
// of light calls that were left out.
func collect(u *effect.Unit, ctx *loopctx.Context, filter Filter) (all []*Finding, light int) {
	groups := map[identity]*group{}
	hidden := map[identity]bool{}
	for _, root := range ctx.Roots {
		ops, _ := ctx.Reach(root)
		for _, op := range ops {
			if op.Category == knowledge.Deadlock && op.Loop != root.Loop.Name || root.Loop.Allows(op.Category) {
				continue
			}
			grade := root.Grade
			if op.Chain != nil {
				grade = max(grade, op.Chain.Worst)
			}
			if grade > filter.Grade {
				continue
			}
			node, posn := place(u, root, op.Chain)
			if node == nil {
				continue
			}
			id := identity{posn, root.Loop.Name, checkOf(root.Loop, op.Category)}
			if op.Cost == knowledge.Light && !root.Frequent && !filter.Light {
				hidden[id] = true
				continue
			}
			g := groups[id]
			if g == nil {
				g = &group{ops: map[string]candidate{}, node: node, check: id.check}
				groups[id] = g
			}
			g.add(candidate{root, op, grade})
		}
	}
	for _, g := range groups {
		all = append(all, g.finding(u))
	}
	slices.SortFunc(all, func(a, b *Finding) int {
		return cmp.Or(strings.Compare(a.Posn.Filename, b.Posn.Filename), cmp.Compare(a.Pos, b.Pos),
			strings.Compare(a.Check, b.Check), strings.Compare(a.Loop.Name, b.Loop.Name))
	})
	return all, len(hidden)
}

// place is the last call of the chain that lies in this package, or where the
// root was given to the loop.
func place(u *effect.Unit, root *loopctx.Root, c *chain.Link) (node ast.Node, posn string) {
	for ; c != nil; c = c.Next {
		if c.Pkg == u.Pass.Pkg.Path() {
			if n := u.Node(c.Pos); n != nil {
				node, posn = n, c.Pos
			}
		}
	}
	if node == nil {
		node, posn = u.Node(root.Pos), root.Pos
	}
	return node, posn
}

// checkOf is the name of the check that reports a category on a loop.
func checkOf(loop *knowledge.Loop, c knowledge.Category) string {
	switch {
	case c == knowledge.Deadlock || loop.IsDeadly(c):
		return "loopdeadlock"
	case c == knowledge.Sleep:
		return "loopwait"
	}
	return "loop" + string(c)
}

// candidate is one operation reached from one root.
type candidate struct {
	root  *loopctx.Root
	op    loopctx.Reached
	grade chain.Grade
}

// group is the candidates of one identity: the best of each operation.
type group struct {
	ops   map[string]candidate
	node  ast.Node
	check string
}

func (g *group) add(c candidate) {
	if old, ok := g.ops[c.op.Name]; !ok || compare(c, old) < 0 {
		g.ops[c.op.Name] = c
	}
}

func compare(a, b candidate) int {
	if c := cmp.Compare(a.grade, b.grade); c != 0 {
		return c
	}
	if a.op.Chain != nil && b.op.Chain != nil {
		if c := chain.Compare(a.op.Chain, b.op.Chain); c != 0 {
			return c
		}
	}
	return cmp.Or(strings.Compare(a.root.Entry, b.root.Entry), strings.Compare(a.root.Pos, b.root.Pos), strings.Compare(a.op.Name, b.op.Name))
}

func (g *group) finding(u *effect.Unit) *Finding {
	all := make([]candidate, 0, len(g.ops))
	for _, c := range g.ops {
		all = append(all, c)
	}
	slices.SortFunc(all, compare)
	c := all[0]
	f := &Finding{
		Check:    g.check,
		Category: c.op.Category,
		Loop:     c.root.Loop,
		Pos:      g.node.Pos(),
		End:      g.node.End(),
		Grade:    c.grade,
		Entry:    c.root.Entry,
		Chain:    c.op.Chain.Hops(),
		Op:       c.op.Name,
		About:    c.op.About,
		Cost:     c.op.Cost,
		More:     len(all) - 1,
	}
	for _, o := range all[1:min(len(all), 1+others)] {
		f.Others = append(f.Others, Other{o.op.Name, o.op.Chain.Hops()})
	}
	f.Posn = u.Pass.Fset.Position(f.Pos)
	f.Advice = cmp.Or(c.op.Instead, c.root.Loop.Advice)
	if g.check == "loopdeadlock" || c.op.Category == knowledge.Wait {
		f.Advice = cmp.Or(c.root.Loop.Advice, c.op.Instead)
	}
	f.Message = message(f)
	return f
}
