package cli

import (
	"cmp"
	"fmt"
	"go/token"
	"io"
	"path/filepath"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/rewrite"
)

// mending is the flag that asks for fixes. As for go vet, -diff says of -fix that
// nothing is to be written.
func (o *options) mending() string {
	if o.diff {
		return "diff"
	}
	return "fix"
}

// mendable reports whether files of a package may be written: the user's own, and
// no vendored ones, which belong to no module in GOPATH mode.
func mendable(p *load.Package) bool {
	return p.Main() && (p.Module != nil || !strings.Contains(filepath.ToSlash(p.Dir)+"/", "/vendor/"))
}

// fixes are those of what would be printed.
func (r *run) fixes() (list []rewrite.Fix) {
	for _, f := range r.Findings {
		if f.Fix != nil {
			list = append(list, rewrite.Fix{Fix: f.Fix, Sums: f.Sums})
		}
	}
	return list
}

// mend makes the fixes of what was found, or prints what they would change.
func (r *run) mend(stdout io.Writer) int {
	stays := map[*host.Fix]string{}
	files, changed := rewrite.Files(r.fixes()), 0
	failed := map[*rewrite.File]bool{}
	for _, group := range rewrite.Together(files) {
		if r.diff {
			break
		}
		if err := rewrite.Write(group); err != nil {
			r.failed = true
			fail(r.stderr, err)
			for _, f := range group {
				failed[f] = true
				for _, fix := range f.Made {
					stays[fix.Fix] = err.Error()
				}
			}
		}
	}
	for _, f := range files {
		for _, left := range f.Left {
			stays[left.Fix.Fix] = left.Why.Error()
		}
		if len(f.Made) == 0 || failed[f] {
			continue
		}
		changed++
		if r.diff {
			stdout.Write(f.Diff(filepath.ToSlash(r.style.Place(token.Position{Filename: f.Name}))))
		} else {
			fmt.Fprintf(stdout, "%s: %s\n", r.style.Place(token.Position{Filename: f.Name}), r.made(f))
		}
	}
	mended := r.tellStays(stays)
	r.tellMended(mended, changed)
	if err := r.tellMore(stdout); err != nil {
		return fail(r.stderr, err)
	}
	switch {
	case r.failed:
		return Failed
	case r.diff && changed > 0, !r.diff && mended < len(r.Findings):
		return Found
	}
	return Clean
}

// made names the operations whose fixes are in a file: "2 fixes: os.ReadFile, http.Get".
func (r *run) made(f *rewrite.File) string {
	fixed := map[*host.Fix]bool{}
	for _, fix := range f.Made {
		fixed[fix.Fix] = true
	}
	var ops []string
	for _, found := range r.Findings {
		if fixed[found.Fix] {
			ops = append(ops, found.Op)
		}
	}
	return some(len(ops), "fix", "fixes") + ": " + strings.Join(ops, ", ")
}

// tellStays says which fixes are left and why, with -v also why others have none,
// and what those that are made do. It counts the latter.
func (r *run) tellStays(stays map[*host.Fix]string) (mended int) {
	for _, f := range r.Findings {
		why, left := stays[f.Fix]
		switch {
		case f.Fix == nil && r.verbose:
			r.tell(f, cmp.Or(report.NoRewrite(f), "no rewrite"))
		case f.Fix == nil:
		case left:
			r.tell(f, "left: "+why)
		default:
			if mended++; r.verbose {
				r.tell(f, "fix: "+f.Fix.Message)
			}
		}
	}
	return mended
}

func (r *run) tell(f report.Finding, what string) {
	op := f.Op
	if op == "" {
		op = f.Message
	}
	fmt.Fprintf(r.stderr, "%s: %s: %s\n", r.style.Place(f.Posn), op, what)
}

// tellMended is the closing line:
//
//	2 of 5 findings fixed in 1 file; 3 stay: -v says why
func (r *run) tellMended(mended, changed int) {
	all := len(r.Findings)
	line := "no findings"
	if all > 0 {
		line = fmt.Sprintf("%d of %s", mended, some(all, "finding"))
		if r.diff {
			line += " can be fixed"
		} else {
			line += " fixed"
		}
	}
	if changed > 0 {
		line += " in " + some(changed, "file")
	}
	if all > mended {
		line += "; " + some(all-mended, "stays", "stay")
		if !r.verbose {
			line += ": -v says why"
		}
	}
	if r.Known > 0 {
		line += fmt.Sprintf("; %d in the baseline", r.Known)
	}
	if r.Untouched > 0 {
		line += fmt.Sprintf("; %d that no change touches", r.Untouched)
	}
	fmt.Fprintln(r.stderr, line)
}
