package offload

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// follower goes from a call up to the loop, and looks at what follows on the way.
type follower struct {
	calm
	done  map[ssa.Instruction]bool
	alone []string
}

// up looks at what follows a call in fn, and behind all calls of fn, up to the
// loop. through is the command among the results of the call.
func (f *follower) up(fn *ssa.Function, at *ssa.Call, through *commandType) error {
	if f.done[at] {
		return nil
	}
	f.done[at] = true
	if err := f.after(fn, at); err != nil {
		return err
	}
	if err := f.ended(fn, at); err != nil {
		return err
	}
	var cmd *commandType
	if f.Loop.Command != "" {
		cmd, _ = f.commandOf(fn.Signature)
	}
	if err := f.results(fn, at, through, cmd); err != nil {
		return err
	}
	if fn == f.Root {
		if err := f.loopOnly(fn, cmd); err != nil {
			return err
		}
	} else if f.IsValue(fn) || len(f.Callers(fn)) == 0 || f.IsExported(fn) && !f.closed(fn) {
		return blocked("others may call %s", f.Name(fn))
	}
	for _, caller := range f.Funcs {
		for _, site := range f.Sites(caller) {
			for _, v := range site.Vals {
				if v.Fn != fn {
					continue
				}
				next := callAt(caller, site.Pos)
				if next == nil || site.Go || site.Dynamic {
					return blocked("%s calls %s too", f.Name(caller), f.Name(fn))
				}
				if err := f.up(caller, next, cmd); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// loopOnly reports an obstacle if anybody but the loop, and those whose calls are
// looked at, runs the callback.
func (f *follower) loopOnly(fn *ssa.Function, cmd *commandType) error {
	switch {
	case f.Loop.Command == "":
		return f.calledByLoopOnly(fn)
	case cmd == nil:
		return blocked("the function returns no %s", f.Loop.Command)
	case f.IsValue(fn):
		return blocked("%s is used as a func value", f.Name(fn))
	case f.IsExported(fn) && !f.closed(fn):
		return blocked("other packages may call %s", f.Name(fn))
	case fn.Signature.Recv() != nil && f.selected(fn.Name()):
		return blocked("%s is called through an interface, too", fn.Name())
	}
	return nil
}

// inModule reports whether only packages of the module can call an exported function:
// that they do not is left to whoever sees them all. A library that runs the model of
// a loop calls its methods as the loop does.
func (r *rewriter) inModule(fn *ssa.Function) (name string, yes bool) {
	obj, ok := fn.Object().(*types.Func)
	if !ok || !r.IsExported(fn) || r.Loop.Command == "" || !strings.Contains("/"+obj.Pkg().Path()+"/", "/internal/") {
		return "", false
	}
	return obj.Origin().FullName(), true
}

// closed is inModule, and notes the name.
func (f *follower) closed(fn *ssa.Function) bool {
	name, yes := f.inModule(fn)
	if yes {
		f.alone = append(f.alone, name)
	}
	return yes
}

// results reports an obstacle if what fn returns behind the call makes anybody do
// more: a command, or an answer to the loop that is known only when it runs.
func (f *follower) results(fn *ssa.Function, at *ssa.Call, through, cmd *commandType) error {
	for instr, err := range f.reached(fn, at) {
		if err != nil {
			return err
		}
		ret, ok := instr.(*ssa.Return)
		if !ok {
			continue
		}
		for i, v := range ret.Results {
			_, constant := v.(*ssa.Const)
			switch {
			case cmd != nil && i == cmd.index && !handed(v, at, through, 0):
				return blocked("%s may return a %s behind the call", f.Name(fn), f.Loop.Command)
			case fn == f.Root && f.Loop.Command == "" && !constant:
				return blocked("%s returns to the loop what is no constant", f.Name(fn))
			}
		}
	}
	return nil
}

// handed reports whether a command is nil, or the one that the call has returned.
func handed(v ssa.Value, at *ssa.Call, through *commandType, depth int) bool {
	switch x := v.(type) {
	case *ssa.Const:
		return x.IsNil()
	case *ssa.Phi:
		for _, e := range x.Edges {
			if depth > 4 || !handed(e, at, through, depth+1) {
				return false
			}
		}
		return true
	case *ssa.Extract:
		return through != nil && x.Tuple == at && x.Index == through.index
	}
	return through != nil && v == at
}

// callAt is the call at a place of a function, nil if that is deferred or started.
func callAt(fn *ssa.Function, lparen token.Pos) *ssa.Call {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if x, ok := instr.(*ssa.Call); ok && x.Pos() == lparen {
				return x
			}
		}
	}
	return nil
}
