package effect

import "strings"

// Stray reports whether a witness is made by one library about the interface of
// another, without this package or its module having a hand in it: then it says
// that such values exist, not that one of them is here.
func (u *Unit) Stray(w Witness) bool {
	i, ok := strings.CutPrefix(string(w.Slot), "i:(")
	if !ok {
		return false
	}
	owner := i[:strings.LastIndex(i, ").")]
	if dot := strings.LastIndex(owner, "."); dot >= 0 {
		owner = owner[:dot]
	}
	if u.near(w.By) || u.near(owner) || project(w.By) == project(owner) {
		return false
	}
	if u.projects == nil {
		u.projects = map[string]bool{}
		for _, p := range u.Imports() {
			u.projects[project(p.Path())] = true
		}
	}
	return !u.projects[project(w.By)]
}

// Foreign reports whether a package is of another project.
func (u *Unit) Foreign(path string) bool { return path != "" && !u.near(path) }

// near reports whether a package is of the project that is analysed.
func (u *Unit) near(path string) bool { return project(path) == project(u.Pass.Pkg.Path()) }

// nearer reports whether a is to be preferred to b as the maker of a witness.
func (u *Unit) nearer(a, b string) bool {
	if a == b {
		return false
	}
	if na, nb := u.near(a), u.near(b); na != nb {
		return na
	}
	return a < b
}
