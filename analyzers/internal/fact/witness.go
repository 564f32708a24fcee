package fact

import (
	"slices"
	"strings"
)

// Union is the words of two lists, sorted.
func Union(a, b string) string {
	switch {
	case a == b || b == "":
		return a
	case a == "":
		return b
	}
	all := append(strings.Fields(a), strings.Fields(b)...)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// Within reports whether a package of the project makes the witness.
func (w Witness) Within(project string) bool {
	return w.By == project || slices.Contains(strings.Fields(w.By), project)
}

// Filling is what a witness says, without who says it.
type Filling struct{ slot, what string }

// Filling is what the witness says.
func (w Witness) Filling() Filling {
	if w.Impl != nil {
		return Filling{string(w.Slot), w.Impl.Key}
	}
	return Filling{string(w.Slot), string(w.From)}
}

// Bare is the witness without what its implementation does, which a package below has
// said.
func (w Witness) Bare() Witness {
	if w.Impl != nil {
		w.Impl = &Impl{Key: w.Impl.Key}
	}
	return w
}

func (f Filling) compare(g Filling) int {
	if c := strings.Compare(f.slot, g.slot); c != 0 {
		return c
	}
	return strings.Compare(f.what, g.what)
}
