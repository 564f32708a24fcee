package finding

import (
	"cmp"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"

	"github.com/loopvet/loopvet/analyzers/internal/effect"
)

// group is what becomes one finding: places that a reader mends together.
type group struct {
	identity
	spots []*spot // the best first

	arms  map[token.Pos]bool // that its places stand in
	via   token.Pos          // the arm that calls the function of the best place, if that has but one
	sites map[string]bool
}

// together puts the places together that are mended together: those with one goal,
// those that a way out of the package comes back to, and in the function of a heavy
// operation the light ones; of these groups, those whose best places stand in one arm
// of the code or in a function that it calls, and those that lead to the same
// operations for the greater part, as the functions that each change a setting and
// then write all.
func together(u *effect.Unit, spots map[identity]*spot) (all []*group) {
	goals := map[identity]*group{}
	pkg := u.Pass.Pkg.Path()
	beside, out := lightBeside(spots), outside(u, spots)
	for id, s := range spots {
		id.goal = cmp.Or(cmp.Or(out[s], beside[s], s).sorted()[0].goal(pkg), id.goal)
		if goals[id] == nil {
			goals[id] = &group{identity: id}
		}
		goals[id].spots = append(goals[id].spots, s)
	}
	for _, g := range slices.SortedFunc(maps.Values(goals), func(a, b *group) int {
		a.order()
		b.order()
		return cmp.Or(strings.Compare(a.loop, b.loop), strings.Compare(a.check, b.check), a.spots[0].compare(b.spots[0]))
	}) {
		g.order()
		g.look(u)
		i := slices.IndexFunc(all, g.joins)
		if i < 0 {
			all = append(all, g)
			continue
		}
		all[i].spots = append(all[i].spots, g.spots...)
		maps.Copy(all[i].arms, g.arms)
	}
	return all
}

func (g *group) order() { slices.SortFunc(g.spots, (*spot).compare) }

// joins reports whether g and a group that is to be preferred are one.
func (g *group) joins(other *group) bool {
	if g.loop != other.loop || g.check != other.check {
		return false
	}
	for arm := range g.arms {
		if other.arms[arm] || other.arms[g.via] {
			return true
		}
	}
	shared := 0
	for site := range g.sites {
		if other.sites[site] {
			shared++
		}
	}
	return shared > 1 && 2*shared > len(g.sites)
}

// compare orders places by their best operation.
func (s *spot) compare(other *spot) int {
	return cmp.Or(compare(s.sorted()[0], other.sorted()[0]), cmp.Compare(s.node.Pos(), other.node.Pos()))
}

// sites are the calls of the operations that a place leads to.
func (s *spot) sites() map[string]bool {
	all := map[string]bool{}
	for _, c := range s.ops {
		for l := c.op.Chain; l != nil; l = l.Next {
			if l.Next == nil {
				all[l.Pos] = true
			}
		}
	}
	return all
}

// look finds out where the best place stands. What never ends is mended by
// itself: each has its own reason.
func (g *group) look(u *effect.Unit) {
	s := g.spots[0]
	g.sites, g.arms = s.sites(), map[token.Pos]bool{}
	if s.fn == "" || g.check == "loopdeadlock" {
		return
	}
	in := arm(u, s.node)
	if in == nil {
		return
	}
	g.arms[in.Pos()] = true
	switch in.(type) {
	case *ast.FuncDecl, *ast.FuncLit:
		var caller ast.Node
		for l := s.sorted()[0].op.Chain; l != nil && u.Node(l.Pos) != s.node; l = l.Next {
			if caller = u.Node(l.Pos); l.Dynamic { // one of several
				caller = nil
			}
		}
		if caller != nil {
			if from := arm(u, caller); from != nil {
				g.via = from.Pos()
			}
		}
	}
}

// arm is the part of a function that is run through as a whole and moved off the
// loop as a whole: a case of a switch, or all of a function that has none.
func arm(u *effect.Unit, at ast.Node) ast.Node {
	for _, file := range u.Pass.Files {
		if file.FileStart > at.Pos() || at.Pos() >= file.FileEnd {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, at.Pos(), at.Pos())
		for _, n := range path {
			switch n.(type) {
			case *ast.CaseClause, *ast.CommClause, *ast.FuncLit, *ast.FuncDecl:
				return n
			}
		}
	}
	return nil
}
