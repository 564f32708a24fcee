package main

import (
	"math"
	"runtime"
	"syscall"
	"time"
)

// enough is how long a measurement runs at least, for the clock's sake.
const enough = 8 * time.Millisecond

// room is a heap that has grown, as in the kernels' measure.go: without it what
// allocates measures how the machine hands out fresh pages.
var room = make([]byte, 256<<20)

func init() {
	for i := range room {
		room[i] = 1
	}
}

// each is the least processor time of one call, in nanoseconds.
func each(run func()) float64 {
	defer runtime.KeepAlive(room)
	run() // what is made once
	n := 1
	var took time.Duration
	for {
		if took = batch(run, n); took >= enough {
			break
		}
		n *= 2 + int(enough/(took+time.Microsecond)/4)
	}
	least := float64(took) / float64(n)
	for range 3 {
		least = math.Min(least, float64(batch(run, n))/float64(n))
	}
	return least
}

func batch(run func(), n int) time.Duration {
	runtime.GC()
	start := processor()
	for range n {
		run()
	}
	return processor() - start
}

func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
