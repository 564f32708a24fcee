package report

import (
	"fmt"
	"slices"
	"strings"
)

// Summary is the closing line of a run:
//
//	3 findings (2 loopfs, 1 loopexec) in 12 packages; 40 in the baseline; 17 light calls not shown: -light
func (r *Report) Summary() string {
	line := "no findings"
	if len(r.Findings) > 0 {
		line = count(len(r.Findings), "finding")
	}
	if checks := r.byCheck(); len(checks) > 0 {
		line += " (" + strings.Join(checks, ", ") + ")"
	}
	line += " in " + count(r.Packages, "package")
	if r.Broken > 0 {
		line += "; " + count(r.Broken, "package") + " could not be analysed"
	}
	if r.Known > 0 {
		line += fmt.Sprintf("; %d in the baseline", r.Known)
	}
	if r.Untouched > 0 {
		line += fmt.Sprintf("; %d that no change touches", r.Untouched)
	}
	if len(r.Stalls) > 0 {
		line += "; " + count(len(r.Stalls), "stall") + " without a finding"
	}
	if r.Light > 0 {
		line += "; " + count(r.Light, "light call") + " not shown: -light"
	}
	return line
}

// byCheck has "2 loopfs" for each check with findings, the most frequent first.
func (r *Report) byCheck() []string {
	n := map[string]int{}
	var names []string
	for _, f := range r.Findings {
		if n[f.Check]++; n[f.Check] == 1 {
			names = append(names, f.Check)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if n[a] != n[b] {
			return n[b] - n[a]
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", n[name], name)
	}
	return names
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
