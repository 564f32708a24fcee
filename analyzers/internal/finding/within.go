package finding

import (
	"maps"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/effect"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// within gives the waits inside a library to the place's other finding, if there
// is one: a database that locks and an HTTP client that selects are how they do
// what they do, and leave the loop with it.
//
// So is a computation whose length nothing tells: how often a loop turns around
// an operation is no second thing to mend.
//
// And an operation that waits for the very loop it is on is that alone.
func within(u *effect.Unit, spots map[identity]*spot) {
	for id, s := range spots {
		if own := spots[identity{id.loop, "loopdeadlock", id.goal}]; own != nil && own != s {
			maps.DeleteFunc(s.ops, func(op operation, _ candidate) bool {
				_, deadlock := own.ops[op]
				return deadlock
			})
			if len(s.ops) == 0 {
				delete(spots, id)
				continue
			}
		}
		if id.check != "loopwait" && id.check != "loopcpu" {
			continue
		}
		var other *spot
		for _, check := range []string{"loopnet", "loopdb", "loopexec", "loopfs"} {
			if other = spots[identity{id.loop, check, id.goal}]; other != nil && (id.check == "loopwait" || !other.light()) {
				break
			}
			other = nil
		}
		if other == nil {
			continue
		}
		for op, c := range s.ops {
			wait := c.op.Category == knowledge.Wait || c.op.Category == knowledge.Sleep
			if wait && u.Foreign(last(c.op.Chain)) || c.op.Growth != "" {
				c.within = true
				other.add(c)
				delete(s.ops, op)
			}
		}
		if len(s.ops) == 0 {
			delete(spots, id)
		}
	}
}

// last is the package of the function that makes a chain's last call.
func last(c *chain.Link) (pkg string) {
	for ; c != nil; c = c.Next {
		pkg = c.Pkg
	}
	return pkg
}
