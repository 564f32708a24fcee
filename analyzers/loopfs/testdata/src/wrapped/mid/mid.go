// Package mid has what wraps handlers, and knows of no loop.
package mid

import "os"

type Handler func(line string) string

type Middleware func(Handler) Handler

// Audit returns what returns the handler.
func Audit(path string) Middleware {
	return func(next Handler) Handler {
		return func(line string) string {
			os.WriteFile(path, []byte(line), 0o600)
			return next(line)
		}
	}
}

func Trim() Middleware {
	return func(next Handler) Handler {
		return func(line string) string { return next(line[1:]) }
	}
}
