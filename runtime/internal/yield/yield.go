// Package yield gives the processor to other goroutines, for those who wait for
// something that will be there in less than the 0.3 µs which parking and being woken
// cost.
package yield

import (
	"runtime"
	"time"
)

// Most is how often to yield before parking: for about as long as parking costs.
const Most = 8

const (
	sample = 16 // one yield in so many is timed
	slow   = 100 * time.Microsecond
)

var epoch = time.Now()

// Yielder yields while that is quick. In a program that computes on more goroutines
// than there are processors, who yields waits for all of them, up to 10 ms for each,
// whereas a goroutine that is woken runs next. So after two slow yields there are none
// for a hundred times as long; one can be the system's doing. The zero value is ready;
// one goroutine at a time may use it.
type Yielder struct {
	n     int // calls
	wary  int // so many are timed, because one was slow
	rests bool
	until time.Duration // since epoch
}

// Yield reports whether it has yielded: if not, park.
func (y *Yielder) Yield() bool {
	y.n++
	sampled := y.n%sample == 0
	if y.rests {
		if !sampled || time.Since(epoch) < y.until {
			return false
		}
		y.rests = false
	}
	if !sampled && y.wary == 0 {
		runtime.Gosched()
		return true
	}
	start := time.Since(epoch)
	runtime.Gosched()
	d := time.Since(epoch) - start
	if d <= slow {
		y.wary = max(y.wary-1, 0)
		return true
	}
	if y.wary > 0 {
		y.rests, y.until = true, start+100*min(d, time.Second)
	}
	y.wary = sample
	return true
}
