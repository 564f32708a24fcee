package finding

import (
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

// propose gives the findings their fixes. One that does not go with those before
// it has to wait for the next run.
func propose(u *effect.Unit, all []*Finding) {
	var made []*offload.Fix
	for _, f := range all {
		op := offload.Case{
			Loop: f.Loop, Root: f.root.Value.Fn, Frequent: f.root.Frequent,
			Category: f.Category, Sure: f.root.Grade, Op: f.Op, Chain: f.Chain, Beside: made,
		}
		if f.Check == "loopdeadlock" {
			op.Category = knowledge.Deadlock
		}
		fix, err := offload.Propose(u, op)
		if err != nil {
			f.Obstacle = err.Error()
			continue
		}
		f.Fix = fix
		made = append(made, fix)
	}
}
