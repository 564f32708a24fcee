// Package runtime holds the source of the packages below it, for programs that must
// bring them along: nothing is published yet. Import package loop, pool or stall.
package runtime

import "embed"

// Source is the Go files of loop, pool, stall and what they import, tests included.
//
//go:embed loop/*.go pool/*.go stall/*.go internal/*/*.go
var Source embed.FS
