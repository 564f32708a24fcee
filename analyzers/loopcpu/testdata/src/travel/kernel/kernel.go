// Package kernel computes: how long, its callers decide.
package kernel

import (
	"os"
	"strings"
)

// Blur goes over a picture.
func Blur(pix []byte, w, h int) int {
	sum := 0
	for y := 0; y < h; y++ {
		for x := 0; x < w; x++ {
			sum += int(pix[(y*w+x)%len(pix)]) * 3
		}
	}
	return sum
}

// Bubble sorts.
func Bubble(xs []int) {
	for i := range xs {
		for j := i + 1; j < len(xs); j++ {
			if xs[j] < xs[i] {
				xs[i], xs[j] = xs[j], xs[i]
			}
		}
	}
}

// Load reads lines and sorts them.
func Load() {
	data, _ := os.ReadFile("lines.txt")
	Bubble(make([]int, len(strings.Split(string(data), "\n"))))
}

// Sum goes over what there is, once.
func Sum(xs []int) int {
	n := 0
	for _, x := range xs {
		n += x
	}
	return n
}
