package loopctx

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// entry puts values on a loop as an entry of the tables says.
func (c *Context) entry(e *knowledge.Entry, vals []effect.Value, pos string) {
	l := fact.OnLoop{Loop: e.Loop.Name, Entry: e.Text, Frequent: e.Frequent}
	field, conditional := strings.CutPrefix(e.When, "sets ")
	if conditional && !c.u.Sets(e.Loop, field) {
		return
	}
	switch { // an option may move it off the loop, or be set for another one
	case c.u.Made(e.Unless):
		l.Grade = chain.Possible
	case conditional || len(e.Unless) > 0:
		l.Grade = chain.Likely
	}
	for _, step := range e.Steps {
		var next []effect.Value
		for _, v := range vals {
			switch step.Kind {
			case knowledge.Elem:
				next = append(next, v) // a container and its elements are traced as one
			case knowledge.Result:
				next = append(next, c.u.ResultsOf(v)...)
			case knowledge.Method:
				next = append(next, c.methods(v.Type, step)...)
			}
		}
		vals = next
	}
	for _, v := range vals {
		c.put(v, l, pos)
	}
}

// methods lists the methods of a type whose names match.
func (c *Context) methods(t types.Type, step knowledge.Step) []effect.Value {
	if t == nil {
		return nil
	}
	var out []effect.Value
	set := types.NewMethodSet(t)
	for i := range set.Len() {
		if m, ok := set.At(i).Obj().(*types.Func); ok && step.Matches(m.Name()) {
			out = append(out, c.u.ValueOf(m))
		}
	}
	return out
}

// interfaces finds the methods that implement an interface of a framework.
func (c *Context) interfaces() {
	entries := c.u.Know.Interfaces(c.u.Pass.Pkg)
	if len(entries) == 0 {
		return
	}
	for _, e := range entries { // a type of a package that does not know the framework: its conversion is the entry
		if len(e.Entry.Steps) == 0 {
			c.slot(fact.OnLoop{Slot: effect.MethodSlot(e.Method), Loop: e.Entry.Loop.Name, Entry: e.Entry.Text, Frequent: e.Entry.Frequent}, true)
		}
	}
	for _, t := range c.u.Types() {
		ptr := types.NewPointer(t)
		for _, e := range entries {
			iface, ok := e.Type.Type().Underlying().(*types.Interface)
			if !ok || !types.Implements(t, iface) && !types.Implements(ptr, iface) {
				continue
			}
			obj, _, _ := types.LookupFieldOrMethod(ptr, false, e.Method.Pkg(), e.Method.Name())
			m, ok := obj.(*types.Func)
			if !ok || m.Pkg() != c.u.Pass.Pkg { // promoted: its own package has it
				continue
			}
			if v := c.u.ValueOf(m); v.Fn != nil {
				c.entry(e.Entry, []effect.Value{v}, "")
			}
		}
	}
}

// declared finds functions that are on a loop by their own declaration: named
// in a table, taking a loop's context, or of the shape of a callback with no
// caller in the package.
func (c *Context) declared() {
	var shapes []knowledge.Shape
	for _, s := range c.u.Know.Shapes() {
		if !c.u.Know.Of(s.Loop, c.u.Pass.Pkg) {
			shapes = append(shapes, s)
		}
	}
	for _, fn := range c.u.Funcs {
		if obj, ok := fn.Object().(*types.Func); ok {
			if k := c.u.Know.Func(obj); k != nil {
				for _, e := range k.Runs {
					if e.Arg < 0 && len(e.Steps) == 0 {
						loop := fn
						if e.Loop.User {
							loop = c.u.Started(fn)
						}
						c.root(&Root{Value: effect.Value{Fn: loop}, Loop: e.Loop, Entry: e.Text, Frequent: e.Frequent, body: c.u.LoopBody(loop)})
					} else if e.Arg < 0 {
						c.entry(e, []effect.Value{{Fn: fn}}, "")
					}
				}
			}
			for _, s := range shapes {
				if c.shaped(fn.Signature, s) && !c.u.Used(fn) {
					c.root(&Root{Value: effect.Value{Fn: fn}, Loop: s.Loop, Grade: chain.Likely,
						Entry: "takes " + s.Takes + " and returns " + s.Returns})
				}
			}
		}
		for p := range fn.Signature.Params().Variables() {
			if tn := typeName(p.Type()); tn != nil {
				for _, loop := range c.u.Know.Takes(tn) {
					c.root(&Root{Value: effect.Value{Fn: fn}, Loop: loop, Entry: "takes " + tn.Pkg().Name() + "." + tn.Name()})
				}
			}
		}
	}
}

func (c *Context) shaped(sig *types.Signature, s knowledge.Shape) bool {
	has := func(t *types.Tuple, name string) bool {
		for v := range t.Variables() {
			if tn := typeName(v.Type()); tn != nil && tn.Name() == name && c.u.Know.Of(s.Loop, tn.Pkg()) {
				return true
			}
		}
		return false
	}
	return has(sig.Params(), s.Takes) && has(sig.Results(), s.Returns)
}

// typeName is the declared name of a type, alias or not.
func typeName(t types.Type) *types.TypeName {
	var tn *types.TypeName
	switch t := t.(type) {
	case *types.Alias:
		tn = t.Obj()
	case *types.Named:
		tn = t.Obj()
	case *types.Pointer:
		return typeName(t.Elem())
	}
	if tn == nil || tn.Pkg() == nil {
		return nil
	}
	return tn
}

// stored finds the fields and func types that the tables put on a loop.
func (c *Context) stored() {
	for _, slot := range c.u.FieldSlots() {
		f := c.u.FieldOf(slot)
		for _, e := range c.u.Know.Field(f.Owner, f.Name) {
			if len(e.Steps) == 0 {
				c.slot(fact.OnLoop{Slot: slot, Loop: e.Loop.Name, Entry: e.Text, Frequent: e.Frequent}, true)
				continue
			}
			for _, w := range c.slots.Own {
				if w.Slot == slot {
					c.entry(e, []effect.Value{w.Value}, w.Pos)
				}
			}
		}
	}
	for _, fn := range c.u.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if x, ok := instr.(*ssa.ChangeType); ok {
					if tn := typeName(x.Type()); tn != nil {
						for _, e := range c.u.Know.FuncType(tn) {
							c.entry(e, c.u.Trace(x.X), c.u.Posn(x.Pos()))
						}
					}
				}
			}
		}
	}
}

// site looks at what a call gives to parameters that run on a loop.
func (c *Context) site(s *effect.Site) {
	if s.Callee == nil {
		return
	}
	if own := c.u.Know.Awaits(s.Callee); len(own) > 0 && !c.framework() { // around a framework's own wait, or around what hands its events on
		for _, body := range c.u.LoopBodies(s) {
			for _, loop := range own {
				c.root(&Root{Value: effect.Value{Fn: body.Fn}, Loop: loop, Entry: "around " + effect.FuncName(s.Callee), body: body.Local})
			}
		}
	}
	k := c.u.Know.Func(s.Callee)
	if k == nil {
		return
	}
	first := 0
	if s.Callee.Signature().Recv() != nil {
		first = 1
	}
	for _, e := range k.Runs {
		if i := e.Arg + first; e.Arg >= 0 && i < len(s.Args) {
			c.entry(e, c.u.Trace(s.Args[i]), s.Hop.Pos)
		}
	}
}

// framework reports whether a table describes this package, or one that this is an
// internal part of. If it is built on another framework, its table says what is on its
// loop; the other's need not say it again.
func (c *Context) framework() bool {
	pkg := c.u.Pass.Pkg
	return slices.ContainsFunc(c.u.Know.Loops(), func(l *knowledge.Loop) bool {
		return !l.User && (c.u.Know.Of(l, pkg) || slices.ContainsFunc(l.Packages, func(path string) bool {
			return strings.HasPrefix(pkg.Path(), path+"/internal/")
		}))
	})
}
