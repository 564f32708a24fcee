// Package stalls brings together what runtime/stall saw at run time and what the
// passes found: a finding whose chain was on a loop's stack is no mere possibility,
// and a stall that no finding explains is what the passes do not see.
package stalls

import (
	"cmp"
	"fmt"
	"go/token"
	"os"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/runtime/stall"
)

// Read reads the JSON lines of a watch. Of a callback that was reported while it ran
// and again at its end only the end counts.
func Read(name string) ([]stall.Report, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	reports, err := stall.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s is no file of a stall.Watch: %w", name, err)
	}
	for i, r := range reports {
		if r.Loop == "" && len(r.Stack) == 0 && r.For == 0 {
			return nil, fmt.Errorf("%s is no file of a stall.Watch: report %d has neither a time nor a stack", name, i+1)
		}
	}
	return slices.DeleteFunc(reports, func(r stall.Report) bool {
		return r.Ongoing && slices.ContainsFunc(reports, func(end stall.Report) bool {
			return !end.Ongoing && end.Loop == r.Loop && end.Time.Equal(r.Time)
		})
	}), nil
}

// Match counts each stall at the findings that explain it, and returns the others:
// those of one place as one, the longest first. own are the packages that the user
// can mend.
func Match(reports []stall.Report, findings []report.Finding, own map[string]bool) []report.Stall {
	others := map[report.Stall]*report.Seen{}
	for _, r := range reports {
		if len(r.Stack) == 0 {
			continue // nothing can be said of it
		}
		found := false
		for _, close := range []nearness{sameLines, sameFunctions} {
			for i := range findings {
				if explains(&findings[i], r, close) {
					findings[i].Seen.Add(r.For)
					found = true
				}
			}
			if found {
				break
			}
		}
		if !found {
			s := where(r, own)
			if others[s] == nil {
				others[s] = new(report.Seen)
			}
			others[s].Add(r.For)
		}
	}
	var list []report.Stall
	for s, seen := range others {
		s.Seen = *seen
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b report.Stall) int {
		return cmp.Or(cmp.Compare(b.Seen.Longest, a.Seen.Longest), strings.Compare(a.Posn.Filename, b.Posn.Filename),
			cmp.Compare(a.Posn.Line, b.Posn.Line), strings.Compare(a.Operation, b.Operation), strings.Compare(a.Loop+a.Callback, b.Loop+b.Callback))
	})
	return list
}

// where is the innermost line of the stack that is the user's, else the one that
// called the operation.
func where(r stall.Report, own map[string]bool) report.Stall {
	s := report.Stall{Loop: r.Loop, Callback: r.Callback, Operation: r.Operation, Check: r.Check}
	at := slices.IndexFunc(r.Stack, func(f stall.Frame) bool {
		pkg, _ := split(f.Func)
		return own[pkg] || pkg == "main"
	})
	if at < 0 {
		at = 1 + slices.IndexFunc(r.Stack, func(f stall.Frame) bool { return f.Func == r.Operation })
	}
	if at < len(r.Stack) {
		f := r.Stack[at]
		_, s.Func = split(f.Func)
		s.Posn = token.Position{Filename: f.File, Line: f.Line}
	}
	return s
}

// Without counts the reports that have no stack.
func Without(reports []stall.Report) (n int) {
	for _, r := range reports {
		if len(r.Stack) == 0 {
			n++
		}
	}
	return n
}
