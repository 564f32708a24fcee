package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// slow says why the room of a channel may run out: whoever receives from it does, from
// one receive to the next, something that has no bound. It is empty if that is not seen.
func (u *Unit) slow(send *ssa.Send, receivers map[*ssa.MakeChan][]peer) (because string) {
	for _, ch := range u.flow.made(send.Chan) {
		if len(receivers[ch]) == 0 {
			return ""
		}
		for _, r := range receivers[ch] {
			op := u.between(r, ch)
			if op == nil || r.fn == send.Parent() {
				return ""
			}
			if because == "" {
				because = "may be full: " + u.Name(r.fn) + " receives, and does " + op.Name + " in between"
			}
		}
	}
	return because
}

// between is an operation without a bound that a receiver performs before it receives
// again: one that asks somebody else, or a send. Its other waits are mostly for work too.
// Who runs what comes over the channel does what is sent there.
func (u *Unit) between(r peer, ch *ssa.MakeChan) *fact.Op {
	turn := u.until(r)
	if turn == nil {
		return nil
	}
	if op := unbounded(turn.Ops); op != nil {
		return op
	}
	for _, v := range turn.Visits {
		if op := unbounded(u.state[v.Fn].Ops); op != nil {
			return op
		}
	}
	if len(turn.Calls) == 0 {
		return nil
	}
	for _, v := range u.sentTo(ch) {
		if e := u.EffectOf(v); e != nil {
			if op := unbounded(e.Ops); op != nil {
				return op
			}
		}
	}
	return nil
}

// sentTo lists the funcs that the package sends to a channel, those too that it gives to a
// function which does.
func (u *Unit) sentTo(ch *ssa.MakeChan) (vals []Value) {
	for send := range instrs[*ssa.Send](u.Funcs...) {
		if !IsFunc(send.X.Type()) || !slices.Contains(u.flow.made(send.Chan), ch) {
			continue
		}
		for _, v := range u.Trace(send.X) {
			if v.Param == nil {
				vals = append(vals, v)
				continue
			}
			fn := v.Param.Parent()
			for _, call := range u.callsOf(fn) {
				if args := call.Call.Args; len(args) == len(fn.Params) { // not one of a method value
					vals = append(vals, u.Trace(args[paramIndex(v.Param)])...)
				}
			}
		}
	}
	return vals
}

func unbounded(ops []fact.Op) *fact.Op {
	for i := range ops {
		op := &ops[i]
		if op.Cost != knowledge.Unbounded || op.Chain.Worst >= chain.Possible {
			continue
		}
		switch op.Category {
		case knowledge.Net, knowledge.DB, knowledge.Exec, knowledge.DNS:
			return op
		case knowledge.Wait:
			if op.Name == fact.Send {
				return op
			}
		}
	}
	return nil
}
