// Package lib computes somewhere where it is not seen.
package lib

// Slow takes two milliseconds for each.
func Slow(each int) { hidden(each) }

var hidden func(int)
