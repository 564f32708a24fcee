package offload

import (
	"go/constant"
	"go/token"
	"go/types"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// known imports the packages that are at hand.
type known map[string]*types.Package

func (k known) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := k[path]; p != nil {
		return p, nil
	}
	return nil, blocked("%s is not at hand", path)
}

func (r *rewriter) packages() known {
	all := known{}
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if all[p.Path()] != nil {
			return
		}
		all[p.Path()] = p
		for _, q := range p.Imports() {
			visit(q)
		}
	}
	for _, p := range r.Pass.Pkg.Imports() {
		visit(p)
	}
	for _, l := range r.Know.Loops() {
		for _, path := range l.Packages {
			if p := all[path]; p != nil && len(l.Classes) > 0 {
				all.classes(l, p)
			}
		}
	}
	return all
}

// classes stands in for the package that has the classes of workers. If only the loop's
// package imports it, export data has no more of it than the type: a host that reads the
// source would offer a fix, and the same host not when it has the package at hand.
func (k known) classes(l *knowledge.Loop, p *types.Package) {
	fn, ok := p.Scope().Lookup(l.Work).(*types.Func)
	if !ok {
		return
	}
	for v := range fn.Signature().Params().Variables() {
		class, ok := types.Unalias(v.Type()).(*types.Named)
		if !ok || class.Obj().Pkg() == nil || class.Obj().Pkg() == p || class.Obj().Pkg().Complete() || class.TypeArgs().Len() > 0 {
			continue
		}
		if b, ok := class.Underlying().(*types.Basic); !ok || b.Info()&types.IsInteger == 0 {
			continue
		}
		with := types.NewPackage(class.Obj().Pkg().Path(), class.Obj().Pkg().Name())
		for i, name := range l.Classes {
			with.Scope().Insert(types.NewConst(token.NoPos, with, name, class, constant.MakeInt64(int64(i))))
		}
		with.MarkComplete()
		k[with.Path()] = with
	}
}
