package effect

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// Sets reports whether the package sets a field of a type of the loop's packages,
// "Type.Field", to something else than false.
func (u *Unit) Sets(l *knowledge.Loop, field string) bool {
	return u.fieldSet(func(p *types.Package) bool { return u.Know.Of(l, p) }, field, func(c *ssa.Const) bool { return c == nil || c.Value == nil || c.Value.String() != "false" })
}

// Made reports whether the package makes one of the settings.
func (u *Unit) Made(all []knowledge.Setting) bool {
	return slices.ContainsFunc(all, func(s knowledge.Setting) bool {
		key := strings.Join(append(slices.Clone(s.Packages), s.String()), " ")
		made, known := u.settings[key]
		if !known {
			if u.settings == nil {
				u.settings = map[string]bool{}
			}
			made = u.madeSo(s)
			u.settings[key] = made
		}
		return made
	})
}

func (u *Unit) madeSo(s knowledge.Setting) bool {
	is := func(c *ssa.Const) bool { return c != nil && c.Value != nil && constantText(c) == s.Value }
	in := func(p *types.Package) bool { return p != nil && slices.Contains(s.Packages, p.Path()) }
	if s.Param == "" && s.Value != "" {
		return u.fieldSet(in, s.Name, is)
	}
	for call := range instrs[ssa.CallInstruction](u.Funcs...) {
		callee := calleeOf(call.Common())
		if callee == nil || !in(callee.Pkg()) || memberName(callee) != s.Name {
			continue
		}
		if s.Param == "" {
			return true
		}
		if c, ok := argument(call.Common(), s.Param).(*ssa.Const); ok && is(c) {
			return true
		}
	}
	return false
}

// argument is what a call gives to the parameter of that name, nil if there is none.
func argument(call *ssa.CallCommon, param string) ssa.Value {
	args := call.Args[len(call.Args)-call.Signature().Params().Len():] // without the receiver
	for i, arg := range args {
		if call.Signature().Params().At(i).Name() == param {
			return arg
		}
	}
	return nil
}

// fieldSet reports whether the package stores such a value in a field; nil stands for one
// that is no constant.
func (u *Unit) fieldSet(in func(*types.Package) bool, field string, such func(*ssa.Const) bool) bool {
	for store := range instrs[*ssa.Store](u.Funcs...) {
		addr, ok := store.Addr.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		_, owner, v := fieldSlot(addr.X.Type(), addr.Field)
		if owner == nil || owner.Name()+"."+v.Name() != field || !in(owner.Pkg()) {
			continue
		}
		if c, _ := store.Val.(*ssa.Const); such(c) {
			return true
		}
	}
	return false
}

// constantText is a constant as a table writes it.
func constantText(c *ssa.Const) string {
	if c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value)
	}
	return c.Value.ExactString()
}

// memberName is "Type.Method", or the name of a function.
func memberName(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil {
		return fn.Name()
	}
	t := recv.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Obj().Name() + "." + fn.Name()
	}
	return fn.Name()
}
