package times_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/loopvet/loopvet/runtime/internal/times"
)

// A quantile is never low, and at most 25 % high.
func TestSummary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 1; n < 3000; n += 1 + n/3 {
		var h times.Histogram
		samples := make([]time.Duration, n)
		for i := range samples {
			samples[i] = time.Duration(r.Int64N(1 << r.Int64N(62)))
			h.Add(samples[i])
		}
		slices.Sort(samples)
		s := h.Summary()
		if s.N != uint64(n) || s.Max != samples[n-1] {
			t.Errorf("%d samples: %+v", n, s)
		}
		for _, q := range []struct{ got, exact time.Duration }{
			{s.P50, samples[(n-1)/2]},
			{s.P99, samples[n-n/100-1]},
		} {
			if q.got < q.exact || float64(q.got) > 1.25*float64(q.exact)+1 {
				t.Errorf("%d samples: %d for %d", n, q.got, q.exact)
			}
		}
	}
}

func TestEmptyAndNegative(t *testing.T) {
	var h times.Histogram
	if s := h.Summary(); s != (times.Summary{}) {
		t.Error(s)
	}
	h.Add(-time.Second)
	if s := h.Summary(); s != (times.Summary{N: 1}) {
		t.Error(s)
	}
}
