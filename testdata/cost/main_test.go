package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loopvet/loopvet/testdata/cost/kernels"
)

// known are the kernels that are off by more than a factor of four, with the
// reason. Who mends one takes it off the list.
var known = map[string]string{
	"Bytes":    "the conversions and their loops are fused and stay on the stack",
	"Crc":      "each turn waits for what the one before has loaded",
	"Sieve":    "steps through a megabyte: how long that waits for memory differs between machines by a factor of five",
	"Closures": "the loop variable is captured: its turns are not counted",
}

// TestKernels holds the estimates against measured time. Fifty of them are good to
// a factor of three where the prices were fitted; other machines add and divide at
// other rates, so here a few may be off by up to four. A busy machine measures too
// much, never too little: while something is off, all is measured again, and longer.
func TestKernels(t *testing.T) {
	all, err := rows(5)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Errorf("only %d kernels", len(all))
	}
	for _, times := range []int{10, 20, 40} {
		if len(wrong(all)) == 0 {
			break
		}
		for i, k := range kernels.All {
			all[i].Measured = min(all[i].Measured, measure(k.Run, times))
		}
	}
	for _, what := range wrong(all) {
		t.Error(what)
	}
	mean, distance := spread(all)
	t.Logf("mean factor %.2f, mean distance %.2f, outside three %q", mean, distance, outside(all, 3))
}

// wrong says what is further off than it may be.
func wrong(all []Row) []string {
	var what []string
	if off := outside(all, 3); len(off) > len(known)+4 {
		what = append(what, fmt.Sprintf("off by more than a factor of three: %q", off))
	}
	off := outside(all, 4)
	for _, r := range all {
		if _, is := known[r.Name]; !is && slices.Contains(off, r.Name) {
			what = append(what, fmt.Sprintf("%s takes %v, estimated are %v", r.Name, r.Measured, r.Estimated))
		}
	}
	return what
}

func TestPlot(t *testing.T) {
	svg := plot([]Row{{"Matrix", 3 * time.Millisecond, 6 * time.Millisecond}, {"None", time.Millisecond, 0}})
	if n := bytes.Count(svg, []byte("<circle")); n != 1 {
		t.Errorf("%d points, want 1: one kernel has no estimate", n)
	}
	if !strings.Contains(string(svg), "Matrix: measured 3ms, estimated 6ms") {
		t.Errorf("the point has no name:\n%s", svg)
	}
}
