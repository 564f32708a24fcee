package effect

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// when are the conditions on parameters under which a block runs.
func (u *Unit) when(b *ssa.BasicBlock) fact.When { return u.whens.of(b, conditions) }

func conditions(above fact.When, cond *ssa.If, b *ssa.BasicBlock) fact.When {
	if yes, only := arm(cond, b); only {
		return above.And(condition(cond.Cond, yes)).And(inState(cond.Cond, yes))
	}
	return above
}

// condition is what a condition, or its opposite, says of a parameter.
func condition(cond ssa.Value, holds bool) fact.When {
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
		return about(cond, "=", fact.Arg("const "+strconv.FormatBool(holds)))
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

func about(v ssa.Value, op string, value fact.Arg) fact.When {
	if p := param(v); p != nil && value != "" {
		return fact.When(strconv.Itoa(paramIndex(p)) + op + string(value))
	}
	if n, ok := captured(v); ok && value != "" {
		return fact.When(strconv.Itoa(n) + op + string(value))
	}
	return ""
}
