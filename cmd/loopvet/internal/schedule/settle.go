package schedule

import "github.com/loopvet/loopvet/cmd/loopvet/internal/surface"

// settle exchanges the types that a package was analysed with for those that its
// importers can see. Nobody but the passes over this package has seen the old ones, and
// facts have no types.
func (s *scheduler) settle(n *node) {
	if len(n.users) == 0 {
		return
	}
	s.owner.Delete(n.types)
	n.types = surface.Of(n.types)
	s.owner.Store(n.types, n)
	if n.facts != nil {
		n.facts.pkg = n.types
	}
}
