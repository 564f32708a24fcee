package offload

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Fix is a rewrite after which the operation no longer holds the loop.
type Fix struct {
	Message string // what it does, and what the reader must know: imperative, lower case
	Edits   []Edit // sorted, apart from each other

	// Alone are exported functions, by their full names, that no other package of the
	// module may mention: only who has seen all of them can offer the fix.
	Alone []string
}

// Edit replaces a part of a file.
type Edit struct {
	File     string
	Pos, End token.Pos
	New      string
	From, To int // Pos and End as offsets in the file, in bytes
}

// Case is a finding as far as its fix goes.
type Case struct {
	Loop     *knowledge.Loop
	Root     *ssa.Function // what the loop runs; nil: another package's
	Frequent bool          // once per frame, tick or message
	Category knowledge.Category
	Sure     chain.Grade // that the loop runs Root
	Op       string
	Chain    []chain.Hop // from the root to the operation
	Beside   []*Fix      // that are made already in this package
}

// blocked is why there is no fix: a clause that names what is in the way.
func blocked(format string, args ...any) error { return fmt.Errorf(format, args...) }

// rewriter works on one case.
type rewriter struct {
	*effect.Unit
	Case
	outer   places                // used in the functions around the divided one, before they call it
	passed  map[*types.Var]places // what the variables that they give it share memory with
	touched *touched
	answers bool // a message of its own may bring the rest back
}

// Propose looks for the rewrite of a finding. The error is what is in the way
// where there is none: a clause without a subject of its own, "inside a for loop".
func Propose(u *effect.Unit, c Case) (*Fix, error) {
	r := &rewriter{Unit: u, Case: c, outer: places{}, passed: map[*types.Var]places{}}
	switch {
	case c.Root == nil || c.Root.Syntax() == nil || len(c.Chain) == 0:
		return nil, blocked("the loop runs code of another package")
	case c.Category == knowledge.Deadlock:
		return r.deadlock()
	case c.Loop.Post == "" && c.Loop.Command == "" && c.Loop.Work == "":
		return nil, blocked("no way back onto the %s loop is known", c.Loop.Name)
	case c.Frequent && c.Loop.Command == "":
		return nil, blocked("it runs for every frame or message: keep the result and refresh it elsewhere")
	}
	return r.move()
}

// move moves the call and what follows it, or only the call.
func (r *rewriter) move() (*Fix, error) {
	if _, err := openSource(r.Unit, r.Root.Pos()); err != nil {
		return nil, err
	}
	fix, err := r.whole()
	if fix == nil {
		if started, _ := r.start(); started != nil {
			return started, nil
		}
	}
	if fix == nil && r.Loop.Command != "" {
		r.answers = true // the least that is changed is best
		fix, err = r.whole()
	}
	return fix, err
}

// whole tries to divide the callback at the call that leads to the operation;
// where that cannot be, a helper that is called there.
func (r *rewriter) whole() (*Fix, error) {
	if err := r.runByLoop(); err != nil {
		return nil, err
	}
	return r.moveIn(r.Root, 0)
}

func (r *rewriter) moveIn(fn *ssa.Function, i int) (*Fix, error) {
	c, err := r.cut(fn, r.Chain[i])
	if err == nil && r.Loop.Command != "" {
		return r.moveCommand(c, i)
	}
	if err == nil {
		err = c.lost
	}
	if err != nil {
		return nil, err
	}
	fix, err := r.write(c)
	if fix != nil || i+1 == len(r.Chain) {
		return fix, err
	}
	inner := r.functionAt(r.Chain[i+1])
	if inner == nil || inner == fn {
		return nil, err
	}
	outer, passed := maps.Clone(r.outer), maps.Clone(r.passed)
	errInner := r.runWithin(inner, err, map[*ssa.Function]bool{r.Root: true})
	if errInner == nil {
		fix, errInner = r.moveIn(inner, i+1)
	}
	r.outer, r.passed = outer, passed
	if call, ok := c.call.(*ast.CallExpr); ok && typeutil.StaticCallee(r.Pass.TypesInfo, call) == nil && !literal(call.Fun) {
		err = errInner // no call of a func value moves
	}
	if fix != nil {
		return fix, nil
	}
	return nil, err
}

func literal(e ast.Expr) bool { _, ok := ast.Unparen(e).(*ast.FuncLit); return ok }

// functionAt is the function of the package that a hop is in, nil if it is another's.
func (r *rewriter) functionAt(hop chain.Hop) *ssa.Function {
	node := r.Node(hop.Pos)
	if node == nil || hop.Pkg != r.Pass.Pkg.Path() {
		return nil
	}
	var found *ssa.Function
	for _, fn := range r.Funcs {
		if s := fn.Syntax(); s != nil && s.Pos() <= node.Pos() && node.Pos() < s.End() && (found == nil || found.Syntax().Pos() < s.Pos()) {
			found = fn
		}
	}
	return found
}

// moveCommand looks for the place where the call becomes a command: the innermost
// helper that returns one.
func (r *rewriter) moveCommand(c *cut, i int) (*Fix, error) {
	var err error
	if i+1 < len(r.Chain) {
		var inside *ssa.Function
		if inside, err = r.inside(c, i); inside != nil {
			if fix, errBelow := r.moveIn(inside, i+1); fix != nil {
				return fix, nil
			} else {
				err = errBelow
			}
		}
	}
	fix, errHere := r.write(c)
	if fix != nil {
		return fix, nil
	}
	return nil, cmp.Or(err, errHere)
}

// inside is the helper that the cut's call runs, if it returns a command that gets to
// the loop; err is nil where that is no more in the way than what else is.
func (r *rewriter) inside(c *cut, i int) (*ssa.Function, error) {
	fn := r.next(c)
	if fn == nil {
		return nil, nil
	}
	if _, err := r.commandOf(fn.Signature); err != nil {
		return nil, nil
	}
	if _, err := r.handedOn(fn); err != nil {
		return nil, err
	}
	return fn, nil
}

// write makes the fix that the loop's table asks for.
func (r *rewriter) write(c *cut) (*Fix, error) {
	if r.Loop.Command != "" {
		return r.commandOrMessage(c)
	}
	m, err := r.divide(c)
	if err != nil {
		return nil, err
	}
	if r.Loop.Work != "" {
		return r.work(c, m)
	}
	return r.post(c, m)
}

// commandOrMessage returns the call as a command, with a message for what follows it
// where something does.
func (r *rewriter) commandOrMessage(c *cut) (*Fix, error) {
	fix, err := r.command(c)
	if fix != nil || errors.Is(err, errPointless) || !r.answers {
		return fix, err
	}
	outer, passed := maps.Clone(r.outer), maps.Clone(r.passed)
	fix, errMessage := r.message(c)
	r.outer, r.passed = outer, passed
	if fix == nil && (errors.Is(err, errMore) || c.lost != nil && errors.Is(err, c.lost)) {
		err = errMessage
	}
	if fix != nil {
		return fix, nil
	}
	return nil, err
}
