package loopnet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopvet/loopvet/analyzers/internal/finding"
	"github.com/loopvet/loopvet/analyzers/internal/fixture"
	"github.com/loopvet/loopvet/analyzers/loopnet"
)

func Test(t *testing.T) {
	fixture.Run(t, loopnet.Analyzer, "events", "handlers", "lazily", "clients", "listener")
}

// TestWired: what two packages are to each other is said in a third, with all calls.
func TestWired(t *testing.T) {
	var calls []string
	for _, r := range fixture.Run(t, loopnet.Analyzer, "wired/...") {
		for _, f := range r.Action.Result.([]*finding.Finding) {
			for _, related := range f.Related() {
				if strings.Contains(related.Posn, "ui.go:") {
					calls = append(calls, related.Message)
				}
			}
		}
	}
	slices.Sort(calls)
	want := []string{"(*Model).Update calls (*Client).Names", "(*Model).Update calls (*Client).Remove", "(*Model).Update calls (*Model).filter", "(*Model).filter calls (*Client).Names"}
	if d := cmp.Diff(want, calls); d != "" {
		t.Errorf("the calls that the finding is related to (-want +got):\n%s", d)
	}
}
