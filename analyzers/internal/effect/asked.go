package effect

import (
	"go/constant"
	"go/token"
	"regexp"

	"golang.org/x/tools/go/ssa"
)

// asking are the names of variables that nobody's environment has unless they look
// for a mistake.
var asking = regexp.MustCompile(`(?i)debug|trace|verbose|profil`)

// asked reports whether a condition (or its opposite) says that the environment asks
// for what helps to find mistakes: if os.Getenv("APP_DEBUG") != "" { … }.
func (u *Unit) asked(cond ssa.Value, branch bool) bool {
	switch x := cond.(type) {
	case *ssa.UnOp:
		return x.Op == token.NOT && u.asked(x.X, !branch)
	case *ssa.Extract: // if _, ok := os.LookupEnv("DEBUG"); ok { … }
		call, ok := x.Tuple.(*ssa.Call)
		return ok && x.Index == 1 && branch && asks(call, "os.LookupEnv")
	case *ssa.BinOp:
		c, ok := x.Y.(*ssa.Const)
		if !ok || c.Value == nil {
			return false
		}
		value := x.X
		unset := c.Value.Kind() == constant.String && constant.StringVal(c.Value) == ""
		if call, ok := value.(*ssa.Call); ok { // len(os.Getenv("DEBUG")) > 0
			if f, ok := call.Call.Value.(*ssa.Builtin); ok && f.Name() == "len" {
				value, unset = call.Call.Args[0], constant.Compare(c.Value, token.EQL, constant.MakeInt64(0))
			}
		}
		if !u.fromEnvironment(value) {
			return false
		}
		switch x.Op {
		case token.EQL:
			return unset != branch
		case token.NEQ, token.GTR:
			return unset == branch
		}
	}
	return false
}

// fromEnvironment reports whether a value is such a variable of the environment, or
// a variable of the package that only ever holds one.
func (u *Unit) fromEnvironment(v ssa.Value) bool {
	if call, ok := v.(*ssa.Call); ok {
		return asks(call, "os.Getenv")
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	if !ok || g.Pkg != u.pkg || token.IsExported(g.Name()) {
		return false
	}
	stores := u.storesOf(g)
	for _, s := range stores {
		if call, ok := s.Val.(*ssa.Call); !ok || !asks(call, "os.Getenv") {
			return false
		}
	}
	return len(stores) > 0
}

func asks(call *ssa.Call, function string) bool {
	fn := call.Call.StaticCallee()
	if fn == nil || fn.String() != function {
		return false
	}
	name, ok := call.Call.Args[0].(*ssa.Const)
	return ok && asking.MatchString(constant.StringVal(name.Value))
}
