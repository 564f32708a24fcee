package knowledge

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Nearest returns the known name that a misspelt one probably means, or "". Of
// several equally near the first in alphabetical order is taken.
func Nearest(name string, known iter.Seq[string]) string {
	best, least := "", max(1, len(name)/3)+1
	for k := range known {
		if d := distance(name, k, least); d < least || d == least && best != "" && k < best {
			best, least = k, d
		}
	}
	return best
}

func didYouMean(name string, known ...string) string {
	if n := Nearest(name, slices.Values(known)); n != "" {
		return fmt.Sprintf(" (did you mean %q?)", n)
	}
	return ""
}

// NearestPath returns the known import path that a misspelt one probably means, or
// "". One element may differ, by a letter or two; not in its digits alone: v2 is no v3.
func NearestPath(path string, known iter.Seq[string]) string {
	best := ""
	for k := range known {
		if (best == "" || k < best) && misspells(path, k) {
			best = k
		}
	}
	return best
}

// misspells reports whether the one import path is probably meant to be the other.
func misspells(path, known string) bool {
	if strings.EqualFold(path, known) {
		return path != known
	}
	a, b := strings.Split(path, "/"), strings.Split(known, "/")
	if len(a) != len(b) {
		return false
	}
	differ := -1
	for i := range a {
		if a[i] != b[i] {
			if differ >= 0 {
				return false
			}
			differ = i
		}
	}
	if differ < 0 {
		return false
	}
	x, y := a[differ], b[differ]
	limit := max(1, len(x)/4, len(y)/4)
	return distance(x, y, limit) <= limit && withoutDigits(x) != withoutDigits(y)
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, s)
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour. Above limit it may return any number above limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var before, prev, row []int
	for j := range len(b) + 1 {
		prev = append(prev, j)
	}
	before, row = slices.Clone(prev), slices.Clone(prev)
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replace := prev[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(replace, prev[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}
