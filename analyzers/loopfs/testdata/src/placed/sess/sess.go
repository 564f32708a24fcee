// Package sess keeps what is said, and knows of no loop.
package sess

import "os"

type Store interface{ Append(s string) error }

type File struct{ Path string }

func (f *File) Append(s string) error { return os.WriteFile(f.Path, []byte(s), 0o600) }

// Export takes a store, too, but calls it on no loop.
func Export(s Store) { s.Append("all") }
