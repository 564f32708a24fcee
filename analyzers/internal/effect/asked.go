package effect

import (
	"go/constant"
	"go/token"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/ssa"
)

// asking are the names of variables that nobody's environment has unless they look
// for a mistake.
var asking = regexp.MustCompile(`(?i)debug|trace|verbose|profil|(^|[_-])log([_-]|$)`)

// asked reports whether a condition (or its opposite) says that the environment asks
// for what helps to find mistakes: if os.Getenv("APP_DEBUG") != "" { … }.
func (u *Unit) asked(cond ssa.Value, branch bool) bool {
	switch x := cond.(type) {
	case *ssa.UnOp:
		if x.Op == token.NOT {
			return u.asked(x.X, !branch)
		}
		if !branch {
			return false
		}
		flag := func(v ssa.Value) bool { return asks(v, "flag.Bool") }
		return flag(x.X) || u.onlyHolds(read(x.X), flag) || u.switched(read(x))
	case *ssa.Field:
		return branch && u.switched(read(x))
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
	is := func(v ssa.Value) bool { return asks(v, "os.Getenv") }
	return is(v) || u.onlyHolds(read(v), is)
}

// switched reports whether a variable of the package, or a field, is true only where
// the environment or a flag asks for it.
func (u *Unit) switched(v *types.Var) bool {
	known, ok := u.switches[v]
	if !ok && v != nil {
		if u.switches == nil {
			u.switches = map[*types.Var]bool{}
		}
		u.switches[v] = false // while it is looked for
		known = u.onlyHolds(v, func(v ssa.Value) bool { return u.asked(v, true) })
		u.switches[v] = known
	}
	return known
}

// onlyHolds reports whether a variable of the package, or a field, which nobody elsewhere
// can set, is set here to nothing but its zero and what is told.
func (u *Unit) onlyHolds(v *types.Var, is func(ssa.Value) bool) (yes bool) {
	if v == nil || v.Pkg() != u.pkg.Pkg || v.Exported() {
		return false
	}
	stores := u.storesOf(v)
	yes = stores.flag
	for _, s := range stores.by {
		if c, ok := s.Val.(*ssa.Const); ok && (c.Value == nil || c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value)) {
			continue
		}
		if !is(s.Val) {
			return false
		}
		yes = true
	}
	return yes && !stores.lent
}

// asks reports whether a value is what a function says of a name that asks for this.
func asks(v ssa.Value, function string) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	fn := call.Call.StaticCallee()
	if fn == nil || fn.String() != function {
		return false
	}
	return asksFor(call.Call.Args[0])
}

func asksFor(v ssa.Value) bool {
	name, ok := v.(*ssa.Const)
	return ok && name.Value != nil && name.Value.Kind() == constant.String && asking.MatchString(constant.StringVal(name.Value))
}
