package knowledge

import "strings"

// A glob matches identifiers: * stands for any run of characters, {a,b} for one
// of the alternatives.
type glob struct {
	alternatives []string // without braces
	stars        bool     // some alternative has a *
	literal      int      // characters that are no glob, in the shortest alternative
}

// compileGlob needs balanced, unnested braces: see checkGlob.
func compileGlob(pattern string) *glob {
	g := &glob{alternatives: expand(pattern), stars: strings.Contains(pattern, "*")}
	for i, a := range g.alternatives {
		if n := len(a) - strings.Count(a, "*"); i == 0 || n < g.literal {
			g.literal = n
		}
	}
	return g
}

func expand(pattern string) []string {
	before, rest, ok := strings.Cut(pattern, "{")
	if !ok {
		return []string{pattern}
	}
	inside, after, _ := strings.Cut(rest, "}")
	var all []string
	for _, tail := range expand(after) {
		for choice := range strings.SplitSeq(inside, ",") {
			all = append(all, before+choice+tail)
		}
	}
	return all
}

func (g *glob) match(name string) bool {
	for _, a := range g.alternatives {
		if a == name || g.stars && matchStars(a, name) {
			return true
		}
	}
	return false
}

// matchStars is greedy from the left, which is enough for a pattern whose only
// special character is *.
func matchStars(pattern, name string) bool {
	head, rest, ok := strings.Cut(pattern, "*")
	if !ok {
		return pattern == name
	}
	if !strings.HasPrefix(name, head) {
		return false
	}
	name = name[len(head):]
	for {
		part, tail, more := strings.Cut(rest, "*")
		if !more {
			return strings.HasSuffix(name, part)
		}
		i := strings.Index(name, part)
		if i < 0 {
			return false
		}
		name, rest = name[i+len(part):], tail
	}
}
