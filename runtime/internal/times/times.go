// Package times counts durations in logarithmic buckets.
package times

import (
	"math/bits"
	"sync/atomic"
	"time"
)

// sub is the number of buckets per power of two: a quantile is at most 25 % high.
const sub = 4

// Histogram counts durations. The zero value is empty. Any goroutine may call
// its methods at any time; a reader may see a sample half counted.
type Histogram struct {
	buckets [64 * sub]atomic.Uint64
	max     atomic.Int64
}

// Add counts one duration; a negative one counts as zero.
func (h *Histogram) Add(d time.Duration) {
	d = max(d, 0)
	h.buckets[bucket(uint64(d))].Add(1)
	for {
		old := h.max.Load()
		if int64(d) <= old || h.max.CompareAndSwap(old, int64(d)) {
			return
		}
	}
}

// Summary is what a histogram says: how many samples, the quantiles (rounded up,
// by 25 % at most) and the longest sample. All are zero without samples.
type Summary struct {
	N             uint64
	P50, P99, Max time.Duration
}

// Summary reads the histogram.
func (h *Histogram) Summary() Summary {
	var counts [len(h.buckets)]uint64
	s := Summary{Max: time.Duration(h.max.Load())}
	for i := range h.buckets {
		counts[i] = h.buckets[i].Load()
		s.N += counts[i]
	}
	s.P50 = min(quantile(counts[:], s.N-s.N/2), s.Max)
	s.P99 = min(quantile(counts[:], s.N-s.N/100), s.Max)
	return s
}

// bucket is v itself below sub; above, the position of the highest bit and the
// two bits behind it.
func bucket(v uint64) int {
	if v < sub {
		return int(v)
	}
	shift := bits.Len64(v) - 3
	return (shift+1)*sub + int(v>>shift) - sub
}

// quantile is the upper end of the bucket that holds the rank-th sample.
func quantile(counts []uint64, rank uint64) time.Duration {
	var seen uint64
	for i, n := range counts {
		if seen += n; seen >= rank && n > 0 {
			if i < sub {
				return time.Duration(i)
			}
			shift := i/sub - 1
			return time.Duration((uint64(i%sub+sub+1) << shift) - 1)
		}
	}
	return 0
}
