package schedule

import (
	"go/ast"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/surface"
)

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

// forget takes files whose places nobody asks for any more out of the set.
func (s *scheduler) forget(files []*ast.File) {
	for _, f := range files {
		if file := s.Fset.File(f.FileStart); file != nil { // what is made up has none
			s.Fset.RemoveFile(file)
		}
	}
}
