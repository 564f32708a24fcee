package offload

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// work rewrites for a loop that has a function for this:
//
//	loop.Offload(l, pool.IO, func(context.Context) ([]byte, error) {
//		return os.ReadFile(path)
//	}, func(data []byte, err error) {
//		rest
//	})
//
// The argument is that of post.go. A pool may also refuse the work, and a panic in
// it becomes an error: both come to the rest as the error that it handles anyway,
// so a call without one is left alone.
func (r *rewriter) work(c *cut, m *moved) (*Fix, error) {
	if r.atTheEnd() {
		return nil, blocked("a loop that ends takes no work")
	}
	name := r.Loop.Work
	if r.waits() && r.Loop.Wait != "" {
		name = r.Loop.Wait
	}
	t, err := r.target(c, name)
	if err != nil {
		return nil, err
	}
	back, returns, err := c.returned()
	if err != nil {
		return nil, err
	}
	res, err := r.results(c, returns)
	if err != nil {
		return nil, err
	}
	n := len(res.types)
	switch {
	case n == 0 || !isError(res.types[n-1]):
		return nil, blocked("%s returns no error, and the pool may refuse the work", r.Op)
	case n > 2:
		return nil, blocked("%s returns more than a value and an error", r.Op)
	}
	q := c.qualifier(&t.imports)
	value, give, take := "struct{}", "struct{}{}, ", "_ struct{}, "
	if n == 2 {
		value, give = types.TypeString(res.types[0], q), ""
		take = res.names[0] + " " + value + ", "
	}
	take += res.names[n-1] + " error"
	args, err := r.leading(c, t, q)
	if err != nil {
		return nil, err
	}
	done := "nil"
	if c.nothingBehind(res) && r.onlyWaits() {
		return nil, errPointless
	}
	if !c.nothingBehind(res) {
		done = "func(" + take + ") {\n" + join(res.rest, c.following(returns)) + "\n}"
	}
	var b strings.Builder
	for _, line := range m.copies { // done on the loop, as before
		b.WriteString(line + "\n")
	}
	b.WriteString(t.call + "(" + args + "func(" + r.contextName(c, t) + ") (" + value + ", error) {\nreturn " + give + m.text + c.remark() + "\n}, " + done + ")")
	return r.finish(c, r.replacement(c, res, b.String(), back), t.imports, "run "+r.Op+" with "+t.call+" and the rest when its result is there (a second run may overtake the first)")
}

// atTheEnd reports whether the callback is given to OnClose: it runs when Offload
// refuses.
func (r *rewriter) atTheEnd() (yes bool) {
	lit, _ := r.Root.Syntax().(*ast.FuncLit)
	for _, f := range r.Pass.Files {
		inspect(f, true, func(n ast.Node) {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return
			}
			fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
			if !ok || fn.Name() != "OnClose" {
				return
			}
			for _, arg := range call.Args {
				switch x := ast.Unparen(arg).(type) {
				case *ast.FuncLit:
					yes = yes || x == lit
				case *ast.Ident:
					yes = yes || r.Root.Object() != nil && r.Pass.TypesInfo.Uses[x] == r.Root.Object()
				case *ast.SelectorExpr:
					yes = yes || r.Root.Object() != nil && r.Pass.TypesInfo.Uses[x.Sel] == r.Root.Object()
				}
			}
		})
	}
	return yes
}

// waits reports whether the operation only waits, so that a parked goroutine is
// enough.
func (r *rewriter) waits() bool {
	switch r.Category {
	case knowledge.Net, knowledge.Wait, knowledge.Sleep:
		return true
	}
	return false
}

// leading lists what the function takes before the work: the loop, and a class of
// workers, the one for computing where the operation computes.
func (r *rewriter) leading(c *cut, t *target, q types.Qualifier) (string, error) {
	args := t.loop + ", "
	ps := t.fn.Signature().Params()
	for i := 1; i < ps.Len(); i++ {
		named, ok := types.Unalias(ps.At(i).Type()).(*types.Named)
		if !ok {
			break
		}
		class := "IO"
		switch r.Category {
		case knowledge.CPU, knowledge.Crypto:
			class = "CPU"
		case knowledge.DNS:
			class = "Slow"
		}
		p := named.Obj().Pkg()
		if p == nil || p.Scope().Lookup(class) == nil && (p.Complete() || !slices.Contains(r.Loop.Classes, class)) {
			return "", blocked("%s asks for a %s", t.call, named.Obj().Name())
		}
		args += q(p) + "." + class + ", "
	}
	return args, nil
}

// contextName is how the file writes context.Context.
func (r *rewriter) contextName(c *cut, t *target) string {
	ps := t.fn.Signature().Params()
	for v := range ps.Variables() {
		if sig, ok := v.Type().Underlying().(*types.Signature); ok && sig.Params().Len() == 1 {
			return types.TypeString(sig.Params().At(0).Type(), c.qualifier(&t.imports))
		}
	}
	return ""
}
