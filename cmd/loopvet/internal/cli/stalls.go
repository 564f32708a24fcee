package cli

import (
	"fmt"
	"io"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/stalls"
	"github.com/loopvet/loopvet/runtime/stall"
)

// watched reads what a watch has written, if the flag names a file.
func (o *options) watched() ([]stall.Report, error) {
	if o.stalls == "" {
		return nil, nil
	}
	all, err := stalls.Read(o.stalls)
	if err != nil {
		return nil, fmt.Errorf("-stalls: %w", err)
	}
	return all, nil
}

// match marks the findings that were seen, and keeps the stalls that none explains. A
// finding of the baseline explains too.
func (r *run) match(watched []stall.Report) {
	r.Stalls = stalls.Match(watched, r.Findings, r.own)
	if n := stalls.Without(watched); n > 0 {
		fmt.Fprintf(r.stderr, "%s: %s without a stack\n", r.stalls, some(n, "stall"))
	}
}

// unexplained prints those: as an object of its own for programs, to stderr where
// the format has no room.
func (r *run) unexplained(stdout io.Writer) error {
	switch {
	case r.stalls == "":
		return nil
	case r.json:
		return report.JSONStalls(stdout, &r.Report)
	case r.sarif || r.github:
		return report.PrintStalls(r.stderr, &r.Report, r.style)
	}
	return report.PrintStalls(stdout, &r.Report, r.style)
}
