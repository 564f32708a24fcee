package effect

import (
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/fact"
)

// Stray reports whether a witness is made by one library about the interface of
// another, without this package or its module having a hand in it: then it says
// that such values exist, not that one of them is here.
func (u *Unit) Stray(w fact.Witness) bool {
	if w.Slot.Method() == "" && !w.Slot.IsHidden() {
		return false
	}
	owner := strings.TrimPrefix(string(w.Slot[len("i:"):strings.LastIndex(string(w.Slot), ").")]), "(")
	if dot := strings.LastIndex(owner, "."); dot >= 0 {
		owner = owner[:dot]
	}
	if u.near(owner) || w.Within(project(owner)) || w.Within(u.project) {
		return false
	}
	if u.projects == nil {
		u.projects = map[string]bool{}
		for _, p := range u.Imports() {
			u.projects[project(p.Path())] = true
		}
	}
	return !slices.ContainsFunc(strings.Fields(w.By), func(by string) bool { return u.projects[by] })
}

// Makes reports whether the project that is analysed makes a witness.
func (u *Unit) Makes(w fact.Witness) bool { return w.Within(u.project) }

// Foreign reports whether a package is of another project.
func (u *Unit) Foreign(path string) bool { return path != "" && !u.near(path) }

// near reports whether a package is of the project that is analysed.
func (u *Unit) near(path string) bool { return project(path) == u.project }
