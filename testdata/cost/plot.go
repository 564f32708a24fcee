package main

import (
	"bytes"
	"fmt"
	"math"
	"time"
)

// The plot is a square of decades; x is measured, y estimated.
const (
	side   = 520.0
	margin = 60.0
	low    = 100 * time.Microsecond
	high   = 1000 * time.Millisecond
)

func place(d time.Duration) float64 {
	return side * math.Log(float64(d)/float64(low)) / math.Log(float64(high)/float64(low))
}

func plot(all []Row) []byte {
	var b bytes.Buffer
	x := func(v float64) float64 { return margin + v }
	y := func(v float64) float64 { return margin + side - v }
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="sans-serif" font-size="11">`+"\n", side+2*margin, side+2*margin)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="white"/>`+"\n")
	for d := low; d <= high; d *= 10 {
		p := place(d)
		fmt.Fprintf(&b, `<path d="M%g %gV%gM%g %gH%g" stroke="#ddd"/>`+"\n", x(p), y(0), y(side), x(0), y(p), x(side))
		fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">%s</text><text x="%g" y="%g" text-anchor="end">%s</text>`+"\n", x(p), y(-18), d, x(-6), y(p-4), d)
	}
	three := side * math.Log(3) / math.Log(float64(high)/float64(low))
	for _, shift := range []float64{-three, 0, three} {
		colour := "#999"
		if shift != 0 {
			colour = "#c88"
		}
		fmt.Fprintf(&b, `<path d="M%g %gL%g %g" stroke="%s"/>`+"\n", x(max(0, -shift)), y(max(0, shift)), x(min(side, side-shift)), y(min(side, side+shift)), colour)
	}
	for _, r := range all {
		if r.Estimated > 0 {
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3.5" fill="#36c" fill-opacity="0.6"><title>%s: measured %s, estimated %s</title></circle>`+"\n",
				x(place(r.Measured)), y(place(r.Estimated)), r.Name, r.Measured, r.Estimated)
		}
	}
	mean, distance := spread(all)
	fmt.Fprintf(&b, `<text x="%g" y="24" text-anchor="middle" font-size="14">%d kernels: %d within a factor of 3, mean factor %.2f, mean distance %.2f</text>`+"\n",
		margin+side/2, len(all), len(all)-len(outside(all, 3)), mean, distance)
	fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">measured</text>`+"\n", margin+side/2, side+margin+46)
	fmt.Fprintf(&b, `<text transform="translate(14 %g) rotate(-90)" text-anchor="middle">estimated</text>`+"\n</svg>\n", margin+side/2)
	return b.Bytes()
}
