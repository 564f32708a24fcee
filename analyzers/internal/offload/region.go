package offload

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// What follows here is about what begins before the call and ends behind it.

// held reports a lock that is taken before the call and not given back, on any of
// the ways to it: another callback would wait for it on the loop, for ever.
func (r *rewriter) held(c *cut) (err error) {
	before, after := map[string]int{}, map[string]int{}
	count := func(in map[string]int) func(ast.Node) {
		return func(n ast.Node) {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
				in[c.of(sel.X)] += locks(sel.Sel.Name)
			}
		}
	}
	c.before(false, count(before))
	taken := map[string]bool{}
	c.before(false, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok && locks(sel.Sel.Name) > 0 {
			taken[c.of(sel.X)] = true
		}
		fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
		if ok && r.ours(fn.Origin()) && err == nil {
			if v := r.ValueOf(fn); v.Fn != nil && r.unbalanced(v.Fn, map[*ssa.Function]bool{}) != 0 {
				err = blocked("%s takes or gives back a lock", c.of(call.Fun))
			}
		}
	})
	if err != nil {
		return err
	}
	c.rest(true, count(after))
	c.before(false, func(n ast.Node) {
		// A way that ends before the call may give it back too, so that the count says nothing.
		if sel, ok := n.(*ast.SelectorExpr); ok && err == nil {
			if x := c.of(sel.X); before[x] > 0 || taken[x] && after[x] < 0 {
				err = blocked("holds %s", x)
			}
		}
	})
	return err
}

func locks(method string) int {
	switch method {
	case "Lock", "RLock", "TryLock", "TryRLock":
		return 1
	case "Unlock", "RUnlock":
		return -1
	}
	return 0
}

// unbalanced counts the locks that a function of the package takes, less those it
// gives back.
func (r *rewriter) unbalanced(fn *ssa.Function, seen map[*ssa.Function]bool) (n int) {
	if seen[fn] {
		return 0
	}
	seen[fn] = true
	for _, site := range r.Sites(fn) {
		if site.Callee != nil && site.Callee.Pkg() != nil && site.Callee.Pkg().Path() == "sync" {
			n += locks(site.Callee.Name())
		}
		for _, v := range site.Vals {
			if v.Fn != nil && !site.Go && !site.Dynamic {
				n += r.unbalanced(v.Fn, seen)
			}
		}
	}
	return n
}

// channels reports a channel that is used before the call and behind it: as a
// semaphore it would be held while other callbacks run.
func (r *rewriter) channels(c *cut) (err error) {
	before := map[string]bool{}
	use := func(n ast.Node, see func(ch string)) {
		switch x := n.(type) {
		case *ast.SendStmt:
			see(c.of(x.Chan))
		case *ast.UnaryExpr:
			if x.Op == token.ARROW {
				see(c.of(x.X))
			}
		}
	}
	c.before(false, func(n ast.Node) { use(n, func(ch string) { before[ch] = true }) })
	after := func(n ast.Node) {
		use(n, func(ch string) {
			if before[ch] && err == nil {
				err = blocked("%s is sent to or received from before the call and behind it", ch)
			}
		})
	}
	inspect(c.call, true, after)
	c.rest(true, after)
	return err
}

// promised reports what the callback has given to the loop before the call: that
// ran after the rest, and would now run before it.
func (r *rewriter) promised(c *cut) error {
	if call := r.calledBefore(c, r.handsOver); call != nil {
		return blocked("what %s gives to the loop would run before what is behind the call", c.of(call.Fun))
	}
	return nil
}

// handsOver reports whether a function gives a func to the loop: of our loop those
// that take one, of others the one in the table.
func (r *rewriter) handsOver(fn *types.Func) bool {
	name := fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		t := types.Unalias(recv.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
		if named, ok := t.(*types.Named); ok {
			name = named.Obj().Name() + "." + name
		}
	}
	of := r.Know.Of(r.Loop, fn.Pkg())
	if !of || r.Loop.Work == "" { // a sibling too: QueueUpdate beside QueueUpdateDraw
		return of && r.Loop.Post != "" && (strings.HasPrefix(name, r.Loop.Post) || strings.HasPrefix(r.Loop.Post, name))
	}
	for p := range fn.Signature().Params().Variables() {
		if _, ok := p.Type().Underlying().(*types.Signature); ok {
			return true
		}
	}
	return false
}
