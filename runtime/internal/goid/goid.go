// Package goid reads the id of the calling goroutine.
//
// Go offers no identity of a goroutine: pprof labels are inherited by children,
// and comparing the g pointer needs assembly. The header of a stack trace has
// the number; reading it costs 1 to 2 µs, so nothing here is for a hot path.
package goid

import "runtime"

// Get returns the calling goroutine's id, which is never reused and never 0.
func Get() int64 {
	var buf [40]byte // "goroutine 9223372036854775807 ["
	n := runtime.Stack(buf[:], false)
	return Parse(buf[:n])
}

// Parse reads the id out of a trace that starts with "goroutine N [", and
// returns 0 for anything else.
func Parse(trace []byte) int64 {
	const prefix = "goroutine "
	if len(trace) < len(prefix) || string(trace[:len(prefix)]) != prefix {
		return 0
	}
	var id int64
	for _, c := range trace[len(prefix):] {
		if c < '0' || c > '9' {
			break
		}
		id = id*10 + int64(c-'0')
	}
	return id
}
