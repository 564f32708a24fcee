// Package finding decides what is reported: which operations a loop reaches,
// where each is reported, under which check, how sure, and in which words. The
// checks of analyzers/ are windows on its result, one category each.
package finding

import (
	"cmp"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/loopctx"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

// Finding is one thing to mend: an operation of one category that one loop
// reaches. It stands at the place where the best chain to it leaves the package,
// and names the other places with the same goal: to move a helper into another
// package, or out of it, must not change the number of findings much. What else
// is mended with it stands with it: see together.
type Finding struct {
	Check    string
	Category knowledge.Category
	Loop     *knowledge.Loop
	Loops    []string       // the other loops that it blocks as well, sorted
	Pos, End token.Pos      // in the package
	Posn     token.Position // of Pos
	Grade    chain.Grade
	Entry    string      // what puts the first function on the loop: "tea.Model.Update"
	Chain    []chain.Hop // the calls, the first made by the entry function, the last the operation's own
	Op       string      // "(*exec.Cmd).Run", "channel receive"
	About    string      // "sub-process"; may be empty
	Held     *fact.Held  // who holds the mutex that Op locks
	Cost     knowledge.Cost
	Took     time.Duration // of a computation, estimated; 0: not known
	Growth   string        // or: how that grows, "n²"
	More     int           // further operations behind the place
	Others   []Other       // those, the best chain first
	Places   []Other       // the other places in the order of the source, each by its best chain
	Ways     []Other       // the other chains to Op that come to the same place, the best first
	Message  string
	Advice   string

	Fix      *offload.Fix // the rewrite that moves the operation off the loop
	Obstacle string       // or what is in the way of one; empty where none was looked for

	root *loopctx.Root
	best Other // the finding's own chain
}

// Other is a further chain behind a finding.
type Other struct {
	Posn  string // its place in the package: "file:line:col"
	End   string // of that place
	Via   string // the function behind the place's dynamic call, if that has several of the project
	Op    string
	About string
	Cost  knowledge.Cost
	Grade chain.Grade
	Chain []chain.Hop

	pos token.Pos // of Posn
}

// Filter says what is left out.
type Filter struct {
	Grade chain.Grade // the least sure that is reported
	Light bool        // light operations too, where nothing multiplies them
	Keep  func(check string, node ast.Node) bool
}

// identity is what a reader fixes in one go: places of the package with one goal.
type identity struct {
	loop  string
	check string
	goal  string
}

// collect computes the findings of a package, sorted by place, and the number
// of light calls that were left out.
func collect(u *effect.Unit, reached []loopctx.Reached, filter Filter) (all []*Finding, light int) {
	spots := map[identity]*spot{}
	hidden := map[string]bool{}
	for _, op := range reached {
		root := op.Root
		if op.Category == knowledge.Deadlock && (op.Loop != "" && op.Loop != root.Loop.Name || !knowledge.Inside(strings.Fields(op.From), root.Entry)) {
			continue
		}
		if root.Loop.Allows(op.Category) {
			continue
		}
		grade := root.Grade
		grade = max(grade, sure(&op.Op, op.Chain))
		if affordable(&op.Op, root.Loop) {
			continue
		}
		grade = max(grade, doubt(u, &op.Op, root.Loop), rush(&op.Op, root))
		if grade > filter.Grade {
			continue
		}
		node, posn := place(u, root, op.Chain)
		check := checkOf(root.Loop, op.Category)
		if node == nil || !filter.Keep(check, node) {
			continue
		}
		if op.Cost == knowledge.Light && !root.Frequent && !filter.Light && !op.Chain.Often() {
			hidden[check+posn] = true
			continue
		}
		id := identity{root.Loop.Name, check, posn} // here the place: the goal is known when all that the place leads to is
		if spots[id] == nil {
			spots[id] = &spot{node: node, fn: funcAt(op.Chain, posn), ops: map[operation]candidate{}}
		}
		spots[id].add(candidate{root: root, op: op, grade: grade, held: held(u, posn, op.Chain)})
	}
	within(u, spots)
	for _, g := range together(u, spots) {
		all = append(all, makeFinding(u, g.check, g.spots, filter.Grade))
	}
	slices.SortFunc(all, func(a, b *Finding) int {
		return cmp.Or(strings.Compare(a.Posn.Filename, b.Posn.Filename), cmp.Compare(a.Pos, b.Pos),
			strings.Compare(a.Check, b.Check), strings.Compare(a.Loop.Name, b.Loop.Name), strings.Compare(a.Message, b.Message))
	})
	return byLoop(all), len(hidden)
}

// place is the last call of the chain that lies in this package, or where the
// root was given to the loop.
func place(u *effect.Unit, root *loopctx.Root, c *chain.Link) (node ast.Node, posn string) {
	if node = u.Node(root.Pos); node != nil {
		posn = root.Pos
	}
	for ; c != nil; c = c.Next {
		if n := u.Node(c.Pos); n != nil && c.Pkg == u.Pass.Pkg.Path() {
			node, posn = n, c.Pos
		}
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
	held  string // the function of the project, in another package, that a dynamic call at the place runs

	within bool // a wait that is part of another operation of the place
}

// spot is one place: the best candidate of each operation. Where the place calls
// what a slot holds, of each operation behind each function of the project.
type spot struct {
	node ast.Node
	fn   string // the function of this package that it is in
	ops  map[operation]candidate
}

type operation struct{ name, held string }

func (s *spot) add(c candidate) {
	k := operation{c.op.Name, c.held}
	if old, ok := s.ops[k]; !ok || compare(c, old) < 0 {
		s.ops[k] = c
	}
}

// held is what a dynamic call at posn runs, or if none is there what is put into a slot
// there that another package calls: see candidate.
func held(u *effect.Unit, posn string, c *chain.Link) (slot string) {
	pkg, here := u.Pass.Pkg.Path(), false
	for ; c != nil; c = c.Next {
		here = here || c.Pkg == pkg
		n := c.Next
		runs := c.Dynamic && n != nil && n.Pkg != pkg && !u.Foreign(n.Pkg)
		switch {
		case c.Pos == posn && c.Pkg == pkg && runs:
			return n.Func
		case c.Pos == posn && c.Pkg == pkg:
			return ""
		case runs && slot == "":
			slot = n.Func
		}
	}
	if here {
		return ""
	}
	return slot
}

// goal is what the places of one finding have in common: the call of the
// operation, wherever it is; or the helper of this package that makes it, with
// all its other operations of the category, as if the helper stood in another
// package. The entry itself is no helper: its branches have little in common.
func (c candidate) goal(pkg string) (goal string) {
	if c.op.Held != nil { // who holds the mutex is the one to mend
		return string(c.op.Held.Mutex)
	}
	if c.op.Category == knowledge.Wait && c.op.Name == fact.Send && c.op.Chan != "" { // with room for one no sender waits
		return string(c.op.Chan)
	}
	if (c.op.Category == knowledge.FS || c.op.Category == knowledge.Net) && c.op.Chan != "" { // one goroutine reads or writes it
		return string(c.op.Category) + " " + string(c.op.Chan)
	}
	if c.lightness() > 0 { // to ask once and remember
		return c.op.Name
	}
	for l := c.op.Chain; l != nil; l = l.Next {
		goal = l.Pos
		if l.Next == nil && l.Pkg == pkg && l != c.op.Chain {
			goal = l.Func
		}
	}
	return goal
}

// sorted lists the operations of a spot, the best first.
func (s *spot) sorted() []candidate {
	return slices.SortedFunc(maps.Values(s.ops), compare)
}

func compare(a, b candidate) int {
	if a.within != b.within {
		if b.within {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.lightness(), b.lightness()), cmp.Compare(a.grade, b.grade), chain.Compare(a.op.Chain, b.op.Chain),
		strings.Compare(a.root.Entry, b.root.Entry), strings.Compare(a.root.Pos, b.root.Pos), strings.Compare(a.op.Name, b.op.Name))
}

// makeFinding puts the places together that lead to one operation.
func makeFinding(u *effect.Unit, check string, spots []*spot, least chain.Grade) *Finding {
	slices.SortFunc(spots, (*spot).compare)
	all := spots[0].sorted()
	c := all[0]
	f := &Finding{
		Check:    check,
		Category: c.op.Category,
		Loop:     c.root.Loop,
		Pos:      spots[0].node.Pos(),
		End:      spots[0].node.End(),
		Grade:    c.grade,
		Entry:    c.root.Entry,
		Chain:    c.op.Chain.Hops(),
		Op:       c.op.Name,
		About:    c.op.About,
		Held:     c.op.Held,
		Cost:     c.op.Cost,
		Took:     c.op.Took,
		Growth:   c.op.Growth,
		More:     len(all) - 1,
		Advice:   advice(c),
		root:     c.root,
		best:     c.other(u, spots[0]),
	}
	for _, o := range all[1:] {
		f.Others = append(f.Others, o.other(u, spots[0]))
	}
	rest := slices.SortedFunc(slices.Values(spots[1:]), func(a, b *spot) int { return cmp.Compare(a.node.Pos(), b.node.Pos()) })
	for _, s := range rest {
		f.Places = append(f.Places, s.sorted()[0].other(u, s))
	}
	f.Ways = ways(u, c, spots[0], least)
	f.Posn = u.Pass.Fset.Position(f.Pos)
	f.Message = f.Say()
	return f
}

func (c candidate) other(u *effect.Unit, s *spot) Other {
	return Other{u.Posn(s.node.Pos()), u.Posn(s.node.End()), c.held, c.op.Name, c.op.About, c.op.Cost, c.grade, c.op.Chain.Hops(), s.node.Pos()}
}

// advice is the loop's own; what to call instead matters where it has none. Who
// waits for the loop it is on needs no pool, and a loop of one's own can be divided.
func advice(c candidate) string {
	loop := c.root.Loop
	switch {
	case c.op.Category == knowledge.Deadlock && c.op.Instead != "":
		return c.op.Instead
	case c.op.Category == knowledge.Deadlock && loop.Command != "":
		return "this code is on the loop already: return a " + loop.Command + " that yields the message"
	case c.op.Category == knowledge.Deadlock:
		return "this code is on the loop already: do without the wait, or start a goroutine that waits"
	case loop.Advice == "" && c.op.Instead != "":
		return "use " + c.op.Instead
	case strings.Contains(c.op.Name, "a loop in "):
		return strings.TrimPrefix(loop.Advice+"; ", "; ") + "what has to stay goes in parts, one for each callback"
	}
	return loop.Advice
}
