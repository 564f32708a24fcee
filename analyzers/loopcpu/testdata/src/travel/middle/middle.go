// Package middle hands its arguments on.
package middle

import "travel/kernel"

// Square knows that the picture is a square.
func Square(pix []byte, side int) int {
	return kernel.Blur(pix, side, side)
}

// Screen is a picture as large as a screen: that is known here.
func Screen(pix []byte) int {
	return kernel.Blur(pix, 3840, 2160)
}
