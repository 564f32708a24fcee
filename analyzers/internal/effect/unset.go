package effect

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// unset reports whether a condition (or its opposite) needs another value of a variable
// of the package than the constant that it begins with, which the package never changes:
//
//	var Buffer = 64
//	…
//	if Buffer == 0 { … }
func (u *Unit) unset(cond ssa.Value, branch bool) bool {
	switch x := cond.(type) {
	case *ssa.UnOp:
		if x.Op == token.NOT {
			return u.unset(x.X, !branch)
		}
		c := u.initial(read(x))
		return c != nil && c.Kind() == constant.Bool && constant.BoolVal(c) != branch
	case *ssa.BinOp:
		c, ok := x.Y.(*ssa.Const)
		is := u.initial(read(x.X))
		switch x.Op {
		case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
			return ok && c.Value != nil && is != nil && is.Kind() == c.Value.Kind() && constant.Compare(is, x.Op, c.Value) != branch
		}
	}
	return false
}

// initial is the constant that a variable of the package is declared with, nil if it is
// set to anything else.
func (u *Unit) initial(v *types.Var) constant.Value {
	if v == nil || v.Pkg() != u.pkg.Pkg || v.IsField() {
		return nil
	}
	stores := u.storesOf(v)
	if stores.lent || stores.flag || len(stores.by) != 1 || stores.by[0].Parent() != u.pkg.Func("init") {
		return nil
	}
	c, ok := stores.by[0].Val.(*ssa.Const)
	if !ok {
		return nil
	}
	return c.Value
}
