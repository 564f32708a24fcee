package cli

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"regexp"
	"slices"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/baseline"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/extent"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/revision"
)

// old is what is known of findings before a run: those of a baseline, and which
// lines have changed since a revision.
type old struct {
	known   []baseline.Record
	changes *revision.Changes
	files   extent.Files
}

// old reads what the flags name, before anything else is done: mistakes are
// cheap then.
func (o *options) old(ctx context.Context) (*old, error) {
	before := new(old)
	var err error
	switch {
	case o.writeBaseline != "" && o.newFrom != "":
		return nil, errors.New("-write-baseline and -new-from exclude each other: a baseline has all findings")
	case o.writeBaseline != "" && o.baseline != "":
		return nil, errors.New("-write-baseline and -baseline exclude each other")
	}
	if o.baseline != "" {
		if before.known, err = baseline.Read(o.baseline); err != nil {
			return nil, err
		}
	}
	if o.newFrom != "" {
		before.changes, err = revision.Since(ctx, ".", o.newFrom)
	}
	return before, err
}

// leaveOut takes the findings out that the baseline has, then those that no
// change touches.
func (r *run) leaveOut(before *old) {
	if r.baseline != "" {
		r.compare(before)
	}
	if before.changes != nil {
		all := len(r.Findings)
		r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return !before.touched(f) })
		r.Untouched = all - len(r.Findings)
	}
}

// compare takes the findings out that the baseline has, and says what is to be
// done about it.
func (r *run) compare(before *old) {
	var records []baseline.Record
	for _, f := range r.Findings {
		records = append(records, r.records(before, f)...)
	}
	states, unused := baseline.Compare(before.known, records)
	expired := 0
	var shown []report.Finding
	for _, f := range r.Findings {
		places := 1 + len(f.Places)
		state := slices.Max(states[:places])
		states = states[places:]
		switch state {
		case baseline.Known:
			r.Known++
			continue
		case baseline.Expired:
			expired++
		}
		shown = append(shown, f)
	}
	r.Findings = shown
	if expired > 0 {
		fmt.Fprintf(r.stderr, "%s: the code of %s has changed\n", r.baseline, some(expired, "known finding"))
	}
	// Of what was not looked at nothing is known.
	unused = slices.DeleteFunc(unused, func(u baseline.Record) bool {
		return !r.analysed[u.Package] || r.grade != "" || r.checks != ""
	})
	if len(unused) > 0 {
		fmt.Fprintf(r.stderr, "%s: %s found no longer: -write-baseline %[1]s drops them\n", r.baseline, some(len(unused), "known finding is", "known findings are"))
	}
}

// some is a number of things: "1 finding", "2 findings".
func some(n int, what ...string) string {
	switch {
	case n == 1:
		return "1 " + what[0]
	case len(what) > 1:
		return fmt.Sprintf("%d %s", n, what[1])
	}
	return fmt.Sprintf("%d %ss", n, what[0])
}

// write makes a baseline of what was found.
func (r *run) write(name string) int {
	if r.failed {
		return fail(r.stderr, fmt.Errorf("%s is not written: something could not be analysed", name))
	}
	before, records := new(old), []baseline.Record(nil)
	for _, f := range r.Findings {
		records = append(records, r.records(before, f)...)
	}
	if err := baseline.Write(name, records); err != nil {
		return fail(r.stderr, err)
	}
	fmt.Fprintf(r.stderr, "%s: %s; use it with -baseline %[1]s\n", name, some(len(r.Findings), "finding"))
	return Clean
}

// closure is a number that another closure in front changes.
var closure = regexp.MustCompile(`\.func[0-9]+(\.[0-9]+)*`)

// records has one for each place of a finding: a further place is news. A further
// operation behind a known place is not.
func (r *run) records(before *old, f report.Finding) []baseline.Record {
	record := baseline.Record{Package: f.Package, Check: f.Check}
	if f.Loop == nil { // not about a loop
		record.Operation, record.Code = f.Message, baseline.Hash([]string{before.files.Code(f.Posn)})
		return []baseline.Record{record}
	}
	record.Loop, record.Entry = f.Loop.Name, f.Entry
	place := func(at token.Position, op string, chain []host.Hop) baseline.Record {
		record := record
		record.Operation = op
		var code []string
		for _, h := range chain {
			record.Chain = append(record.Chain, closure.ReplaceAllString(h.Func, ".func"))
			if r.own[h.Pkg] {
				code = append(code, before.files.Code(report.Position(h.Pos)))
			}
		}
		record.Code = baseline.Hash(append(code, before.files.Code(at)))
		return record
	}
	records := []baseline.Record{place(f.Posn, f.Op, f.Chain)}
	for _, p := range f.Places {
		records = append(records, place(report.Position(p.Posn), p.Op, p.Chain))
	}
	return records
}

// touched reports whether a change lies in the place of a finding, or in a
// function of one of its chains.
func (before *old) touched(f report.Finding) bool {
	if before.changes.Touched(f.Posn.Filename, f.Posn.Line, max(f.Posn.Line, f.Stop.Line)) {
		return true
	}
	if f.Loop == nil { // a directive says something about the function below
		return before.inChanged(f.Posn)
	}
	chains := [][]host.Hop{f.Chain}
	for _, o := range slices.Concat(f.Others, f.Places, f.Ways) {
		chains = append(chains, o.Chain)
		if at := report.Position(o.Posn); before.changes.Touched(at.Filename, at.Line, at.Line) {
			return true
		}
	}
	for _, c := range chains {
		for _, h := range c {
			if before.inChanged(report.Position(h.Pos)) {
				return true
			}
		}
	}
	return false
}

func (before *old) inChanged(at token.Position) bool {
	from, to, ok := before.files.Func(at)
	if !ok {
		from, to = at.Line, at.Line
	}
	return before.changes.Touched(at.Filename, from, to)
}
