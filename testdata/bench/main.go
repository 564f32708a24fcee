// Command bench runs runtime/loop beside its peers and prints one table of ratios.
//
// Usage: go run . [-trials n] [-run regexp] [-short]
//
// The trials are interleaved: each round runs every contestant once, most for a few
// milliseconds. A repetition takes the best of its rounds, the table has the
// median of three repetitions. What counts are the ratios: machines differ.
//
// libuv takes part if there are a C compiler and libuv1-dev, Node if it is installed.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"slices"
)

// contest is one line of comparison: everybody does the same n operations.
type contest struct {
	name  string
	unit  string
	n     int
	often int    // times as many rounds, 0 for 1: short trials fit between others' time slices
	peers []peer // the first is ours
}

type peer struct {
	name string
	// bar is what runtime.md asks for: of ours at most so many units, of the others
	// that ours needs at most so many times theirs. 0: nothing.
	bar float64
	run func(n int) (float64, error)
}

func main() {
	trials := flag.Int("trials", 10, "rounds per repetition")
	only := flag.String("run", "", "only contests whose name matches")
	short := flag.Bool("short", false, "one round of a hundredth: does it run at all")
	flag.Parse()
	match, err := regexp.Compile(*only)
	if err == nil {
		err = bench(os.Stdout, match, *trials, *short)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(out io.Writer, match *regexp.Regexp, trials int, short bool) error {
	f, err := newForeign(out)
	if err != nil {
		return err
	}
	defer f.close()
	repetitions := 3
	if short {
		trials, repetitions = 1, 1
	}
	fmt.Fprintf(out, "%s, %d processors, median of %d repetitions, each the best of %d\n",
		runtime.Version(), runtime.NumCPU(), repetitions, trials)
	const row = "%-26s %-22s %10s %-11s %12s %s\n" // a line at a time: the whole takes minutes
	fmt.Fprintf(out, row, "contest", "who", "figure", "unit", "ours/theirs", "bar")
	for _, c := range slices.Concat(posts(f), offloads(f), timers(f), tickers(f), watches()) {
		if !match.MatchString(c.name) {
			continue
		}
		if short {
			c.n, c.often = max(c.n/100, 10), 1
		}
		figures := make([][]float64, len(c.peers))
		for range repetitions {
			for i, figure := range rounds(c, trials*max(c.often, 1)) {
				figures[i] = append(figures[i], figure)
			}
		}
		for i, p := range c.peers {
			slices.Sort(figures[i])
			ours, theirs := figures[0][repetitions/2], figures[i][repetitions/2]
			ratio, met := verdict(i, ours, theirs, p.bar)
			fmt.Fprintf(out, row, c.name, p.name, number(theirs), c.unit, ratio, met)
		}
	}
	return nil
}

// rounds runs everybody in turn and returns the best of each.
func rounds(c contest, trials int) []float64 {
	best := make([]float64, len(c.peers))
	for trial := range trials {
		for i, p := range c.peers {
			runtime.GC() // the garbage of one is not the next one's
			figure, err := p.run(c.n)
			if err != nil {
				panic(fmt.Sprintf("%s: %s: %v", c.name, p.name, err))
			}
			if trial == 0 || figure < best[i] {
				best[i] = figure
			}
		}
	}
	return best
}

// number has three digits at least, and no exponent.
func number(x float64) string {
	if x >= 100 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.3g", x)
}

// verdict says what ours is of theirs, and whether the bar is met.
func verdict(i int, ours, theirs, bar float64) (ratio, met string) {
	value := ours
	if i > 0 {
		value = ours / theirs
		ratio = fmt.Sprintf("%.2f", value)
	}
	switch {
	case bar == 0:
		return ratio, ""
	case value <= bar:
		return ratio, "met: at most " + number(bar)
	}
	return ratio, "missed: at most " + number(bar)
}
