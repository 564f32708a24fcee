// Command cost holds what loopvet estimates of the kernels against the time that
// they take on this machine.
//
//	go run . [-times N] [-svg FILE]
//
// It prints a table and the error; with -svg it writes the plot, measured time
// against estimated, both logarithmic, with the lines of a factor of 3.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	times := flag.Int("times", 9, "how often each kernel is run; the least time counts")
	svg := flag.String("svg", "", "write the plot to this file")
	flag.Parse()
	all, err := rows(*times)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%-18s %10s %10s %8s\n", "kernel", "measured", "estimated", "factor")
	for _, r := range all {
		fmt.Printf("%-18s %10s %10s %8.2f\n", r.Name, r.Measured.Round(10*time.Microsecond), r.Estimated, r.Factor())
	}
	mean, distance := spread(all)
	fmt.Printf("%d kernels, %d within a factor of 3, outside %v; mean factor %.2f, mean distance %.2f\n",
		len(all), len(all)-len(outside(all, 3)), outside(all, 3), mean, distance)
	if *svg != "" {
		if err := os.WriteFile(*svg, plot(all), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
