package effect

import (
	"go/token"
	"time"

	"golang.org/x/tools/go/ssa"
)

// bound is after what time a receive from ch ends, where that is a constant:
// time.After(d), time.NewTimer(d).C. It is 0 if that is not known, or if the timer
// is made anew in a loop.
func bound(ch ssa.Value) time.Duration {
	load, ok := ch.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return boundOf(ch, "time.After")
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return 0
	}
	return boundOf(field.X, "time.NewTimer")
}

func boundOf(v ssa.Value, name string) time.Duration {
	call, ok := v.(*ssa.Call)
	if !ok {
		return 0
	}
	if fn := call.Call.StaticCallee(); fn == nil || fn.String() != name {
		return 0
	}
	return bounded(call.Call.Args[0], call.Block())
}

// bounded is a constant duration that is waited for in a block, once.
func bounded(d ssa.Value, b *ssa.BasicBlock) time.Duration {
	c, ok := d.(*ssa.Const)
	if !ok || c.Value == nil || inCycle(b) {
		return 0
	}
	return time.Duration(c.Int64())
}
