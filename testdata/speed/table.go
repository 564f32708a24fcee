package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// samples are the runs of one module, by state and tool.
type samples struct {
	states []string
	runs   map[string]map[string][]usage
}

func newSamples() *samples { return &samples{runs: map[string]map[string][]usage{}} }

func (s *samples) add(state, tool string, u usage) {
	if s.runs[state] == nil {
		s.states = append(s.states, state)
		s.runs[state] = map[string][]usage{}
	}
	s.runs[state][tool] = append(s.runs[state][tool], u)
}

// print writes a table; behind loopvet's processor time and memory stands the
// quotient by the other tool's.
func (s *samples) print(w io.Writer, tools []tool) {
	fmt.Fprintln(w, "| state | tool | CPU s | wall s | MB | loopvet: CPU | memory |\n|---|---|---|---|---|---|---|")
	for _, state := range s.states {
		own := median(s.runs[state]["loopvet"])
		for _, t := range tools {
			runs := s.runs[state][t.name]
			if len(runs) == 0 {
				continue
			}
			u := median(runs)
			quotients := "| |"
			if t.name != "loopvet" {
				quotients = fmt.Sprintf("| %.2f× | %.2f× |", own.cpu.Seconds()/u.cpu.Seconds(), float64(own.memory)/float64(u.memory))
			}
			fmt.Fprintf(w, "| %s | %s | %.2f | %.1f | %d %s\n", state, t.name, u.cpu.Seconds(), u.wall.Seconds(), u.memory>>20, quotients)
		}
	}
	fmt.Fprintln(w)
}

// median takes each figure's own.
func median(runs []usage) usage {
	if len(runs) == 0 {
		return usage{}
	}
	middle := func(of func(usage) int64) int64 {
		var all []int64
		for _, u := range runs {
			all = append(all, of(u))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return usage{
		cpu:    time.Duration(middle(func(u usage) int64 { return int64(u.cpu) })),
		wall:   time.Duration(middle(func(u usage) int64 { return int64(u.wall) })),
		memory: middle(func(u usage) int64 { return u.memory }),
	}
}

// point is one run of the plot.
type point struct {
	module   string
	packages int
	cpu      float64
}

// plot draws the points as SVG, with the line through the origin that fits best.
func plot(points []point) string {
	const width, height, margin = 640, 400, 50
	var x, y, xy, xx float64
	for _, p := range points {
		n := float64(p.packages)
		x, y = max(x, n), max(y, p.cpu)
		xy, xx = xy+n*p.cpu, xx+n*n
	}
	slope := xy / xx
	y = max(y, slope*x)
	px := func(v float64) float64 { return margin + v/x*(width-2*margin) }
	py := func(v float64) float64 { return height - margin - v/y*(height-2*margin) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="white"/>`+"\n", width, height)
	fmt.Fprintf(&b, `<path d="M%.0f %.0fV%.0fH%.0f" fill="none" stroke="black"/>`+"\n", px(0), py(y), py(0), px(x))
	fmt.Fprintf(&b, `<path d="M%.1f %.1fL%.1f %.1f" stroke="gray" stroke-dasharray="4"/>`+"\n", px(0), py(0), px(x), py(slope*x))
	fmt.Fprintf(&b, `<text x="%.0f" y="%.0f" text-anchor="end">%.0f packages</text>`+"\n", px(x), py(0)+20, x)
	fmt.Fprintf(&b, `<text x="%.0f" y="%.0f">%.0f CPU s; the line: %.1f ms a package</text>`+"\n", px(0)+5, py(y)-8, y, slope*1000)
	colours := []string{"#1b6ca8", "#c8553d", "#588157", "#8e5ea2"}
	var modules []string
	for _, p := range points {
		if !slices.Contains(modules, p.module) {
			modules = append(modules, p.module)
		}
		i := slices.Index(modules, p.module)
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="4" fill="%s"><title>%s: %d packages, %.1f CPU s</title></circle>`+"\n",
			px(float64(p.packages)), py(p.cpu), colours[i%len(colours)], p.module, p.packages, p.cpu)
	}
	for i, name := range modules {
		fmt.Fprintf(&b, `<text x="%.0f" y="%.0f" fill="%s">%s</text>`+"\n", px(0)+20, py(y)+20+float64(i)*16, colours[i%len(colours)], name)
	}
	b.WriteString("</svg>\n")
	return b.String()
}
