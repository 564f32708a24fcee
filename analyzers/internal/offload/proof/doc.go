// Package proof tries the rewrites of package offload on generated programs. It
// has tests only.
package proof
