package main

import (
	"regexp"
	"strings"
	"testing"
)

// Every contestant must run to its end; figures are for `go run .`.
func TestBench(t *testing.T) {
	var out strings.Builder
	if err := bench(&out, regexp.MustCompile(""), 1, true); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"runtime/loop", "ants v2", "pond v2", "conc", "errgroup", "goja RunOnLoop", "libuv", "Node"} {
		if !strings.Contains(out.String(), who) {
			t.Errorf("no %s in\n%s", who, out.String())
		}
	}
	if strings.Contains(out.String(), "NaN") {
		t.Error(out.String())
	}
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		i                 int
		ours, theirs, bar float64
		ratio, met        string
	}{
		{0, 19, 19, 20, "", "met: at most 20"},
		{0, 21, 21, 20, "", "missed: at most 20"},
		{1, 10, 20, 0.5, "0.50", "met: at most 0.5"},
		{1, 20, 20, 0.5, "1.00", "missed: at most 0.5"},
		{2, 20, 10, 0, "2.00", ""},
	} {
		if ratio, met := verdict(c.i, c.ours, c.theirs, c.bar); ratio != c.ratio || met != c.met {
			t.Errorf("%+v: %q, %q", c, ratio, met)
		}
	}
}
