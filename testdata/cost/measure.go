package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/loopvet/loopvet/testdata/cost/kernels"
)

// Row is one kernel.
type Row struct {
	Name                string
	Measured, Estimated time.Duration // Estimated is 0 where loopvet says nothing
}

// Factor is how far the estimate is off, above 1 if it is too high.
func (r Row) Factor() float64 { return float64(r.Estimated) / float64(r.Measured) }

// room is a heap that has grown: a collection leaves its memory with the process.
// Without it a kernel that appends a million numbers measures how the machine hands
// out fresh pages, from 10 ms to 150 ms for the same kernel on three virtual ones.
var room = touched(256 << 20)

func touched(size int) []byte {
	b := make([]byte, size)
	for i := range b {
		b[i] = 1
	}
	return b
}

// measure is the least processor time of several runs: what disturbs only adds,
// and what others compute meanwhile does not count.
func measure(run func(), times int) time.Duration {
	defer runtime.KeepAlive(room)
	least := time.Duration(math.MaxInt64)
	for range times {
		runtime.GC()
		start := processor()
		run()
		least = min(least, processor()-start)
	}
	return least
}

// processor is how long this process has computed.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var line = regexp.MustCompile(`: kernels\.(\w+) computes for (\S+)$`)

// estimates asks loopvet -v.
func estimates() (map[string]time.Duration, error) {
	cmd := exec.Command("go", "run", "-C", "../..", "./cmd/loopvet", "-C", "testdata/cost", "-v", "./kernels")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%v: %v\n%s", cmd, err, &stderr)
	}
	all := map[string]time.Duration{}
	for s := bufio.NewScanner(&stderr); s.Scan(); {
		if m := line.FindStringSubmatch(s.Text()); m != nil {
			if d, err := time.ParseDuration(m[2]); err == nil {
				all[m[1]] = d
			}
		}
	}
	return all, nil
}

// rows measures all kernels.
func rows(times int) ([]Row, error) {
	estimated, err := estimates()
	if err != nil {
		return nil, err
	}
	var all []Row
	for _, k := range kernels.All {
		all = append(all, Row{k.Name, measure(k.Run, times), estimated[k.Name]})
	}
	return all, nil
}

// spread is the geometric mean of the factors, and of their distances from 1.
func spread(all []Row) (mean, distance float64) {
	n := 0.0
	for _, r := range all {
		if r.Estimated > 0 {
			l := math.Log(r.Factor())
			mean, distance, n = mean+l, distance+math.Abs(l), n+1
		}
	}
	return math.Exp(mean / n), math.Exp(distance / n)
}

// outside lists the kernels that are off by more than a factor.
func outside(all []Row, factor float64) []string {
	var names []string
	for _, r := range all {
		if f := r.Factor(); f > factor || f < 1/factor {
			names = append(names, r.Name)
		}
	}
	slices.Sort(names)
	return names
}
