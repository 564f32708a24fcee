package finding

import (
	"errors"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/offload"
)

var errLater = errors.New("another fix of the same lines goes first: run it again")

// propose gives the findings their fixes. Of two that would rewrite the
// same lines the later one has to wait for the next run.
func propose(u *effect.Unit, all []*Finding) {
	var made []*offload.Fix
	for _, f := range all {
		op := offload.Case{
			Loop: f.Loop, Root: f.root.Value.Fn, Frequent: f.root.Frequent,
			Category: f.Category, Sure: f.root.Grade, Op: f.Op, Chain: f.Chain,
		}
		if f.Check == "loopdeadlock" {
			op.Category = knowledge.Deadlock
		}
		fix, err := offload.Propose(u, op)
		for _, other := range made {
			if err == nil && offload.Collide(fix, other) {
				fix, err = nil, errLater
			}
		}
		if err != nil {
			f.Obstacle = err.Error()
			continue
		}
		f.Fix = fix
		made = append(made, fix)
	}
}
