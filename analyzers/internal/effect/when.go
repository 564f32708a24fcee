package effect

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// When are conditions on a function's own parameters, and on the variables that a
// func literal captures, all of which hold where it does something: the case of a
// switch over an event, an if over a flag. Who calls the function with a constant, or
// a value of a known type, may rule them out. Empty: always.
//
// It is text, to be a key: conditions in order, each "1=value", "1!value" or
// "1.field=value".
type When string

// most is how many conditions are kept of one operation, the first parameters'. Those
// that only exclude a constant go first: the default of a switch has one for each case.
const most = 3

func (w When) list() []string {
	if w == "" {
		return nil
	}
	return strings.Split(string(w), "\n")
}

// and joins conditions.
func (w When) and(v When) When {
	switch {
	case v == "" || v == w:
		return w
	case w == "":
		return v
	}
	all := append(w.list(), v.list()...)
	slices.Sort(all)
	if all = slices.Compact(all); len(all) > most {
		all = slices.DeleteFunc(all, func(c string) bool { return strings.Contains(c, "!const ") })
	}
	return When(strings.Join(all[:min(len(all), most)], "\n"))
}

// With says what is left of the conditions when the function is called with args;
// false if they cannot hold.
func (w When) With(args Args) (When, bool) {
	var left When
	for _, c := range w.list() {
		at := strings.IndexAny(c, "=!")
		i, name := field(c[:at])
		if i >= len(args) || args[i] == "" {
			continue
		}
		if isStruct := strings.HasPrefix(string(args[i]), has); isStruct || name != "" {
			if isStruct && name != "" && !args[i].in(name, c[at+1:]) {
				return "", false
			}
			continue // the caller may have changed its own parameter
		}
		if own, ok := strings.CutPrefix(string(args[i]), "#"); ok {
			left = left.and(When(own + c[at:]))
		} else if !may(c[at+1:], args[i], c[at] == '!') {
			return "", false
		}
	}
	return left, true
}

// may reports whether a value that is known in part may be, or not be, another.
func may(value string, arg Arg, not bool) bool {
	kind, _, _ := strings.Cut(value, " ")
	known, _, _ := strings.Cut(string(arg), " ")
	switch {
	case not: // of nil or a constant
		return value != string(arg)
	case kind == "nil":
		return known == "nil"
	case kind == known:
		return value == string(arg)
	}
	return kind != "type" || known != "nil"
}

// Params lists the parameters that the conditions are about.
func (w When) Params() (out []int) {
	for _, c := range w.list() {
		i, _ := field(c[:strings.IndexAny(c, "=!")])
		out = append(out, i)
	}
	return out
}

// when are the conditions on parameters under which a block runs.
func (u *Unit) when(b *ssa.BasicBlock) When { return u.whens.of(b, conditions) }

func conditions(above When, cond *ssa.If, b *ssa.BasicBlock) When {
	if yes, only := arm(cond, b); only {
		return above.and(condition(cond.Cond, yes)).and(inState(cond.Cond, yes))
	}
	return above
}

// condition is what a condition, or its opposite, says of a parameter.
func condition(cond ssa.Value, holds bool) When {
	switch x := cond.(type) {
	case *ssa.UnOp:
		if x.Op == token.NOT {
			return condition(x.X, !holds)
		}
	case *ssa.BinOp:
		if p, some := anyOf(x); p != nil {
			if some == holds {
				return about(p, "!", "nil")
			}
			return about(p, "=", "nil")
		}
		if x.Op != token.EQL && x.Op != token.NEQ {
			return ""
		}
		p, value := x.X, argOf(x.Y)
		if value == "" || value[0] == '#' {
			p, value = x.Y, argOf(x.X)
		}
		switch equal := (x.Op == token.EQL) == holds; {
		case value != "nil" && !strings.HasPrefix(string(value), "const "):
		case equal:
			return about(p, "=", value)
		default:
			return about(p, "!", value)
		}
	case *ssa.Extract:
		if t, ok := x.Tuple.(*ssa.TypeAssert); ok && x.Index == 1 && holds && !types.IsInterface(t.AssertedType) {
			return about(t.X, "=", typeArg(t.AssertedType))
		}
	}
	if b, ok := cond.Type().Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
		return about(cond, "=", Arg("const "+strconv.FormatBool(holds)))
	}
	return ""
}

// anyOf is the slice that a comparison asks whether there is anything in it, nil if it
// is another comparison; some says which of the answers means yes.
func anyOf(x *ssa.BinOp) (slice ssa.Value, some bool) {
	op, length, zero := x.Op, x.X, x.Y
	if c, ok := length.(*ssa.Const); ok { // 0 < len(s)
		op, length, zero = map[token.Token]token.Token{token.LSS: token.GTR, token.EQL: token.EQL, token.NEQ: token.NEQ}[op], zero, c
	}
	call, ok := length.(*ssa.Call)
	if c, isConst := zero.(*ssa.Const); !ok || !isConst || c.Value == nil || c.Value.ExactString() != "0" {
		return nil, false
	}
	if b, ok := call.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" {
		return nil, false
	}
	if _, ok := call.Call.Args[0].Type().Underlying().(*types.Slice); !ok {
		return nil, false
	}
	switch op {
	case token.EQL:
		return call.Call.Args[0], false
	case token.NEQ, token.GTR:
		return call.Call.Args[0], true
	}
	return nil, false
}

func about(v ssa.Value, op string, value Arg) When {
	if p := param(v); p != nil && value != "" {
		return When(strconv.Itoa(paramIndex(p)) + op + string(value))
	}
	if n, ok := captured(v); ok && value != "" {
		return When(strconv.Itoa(n) + op + string(value))
	}
	return ""
}
