// Package source stands for a library with something that reads files behind an
// interface.
package source

import "os"

type Source interface {
	Load() []byte
	Next() Source
}

type file struct{ path string }

func Open(path string) Source { return file{path} }

func (f file) Load() []byte {
	b, _ := os.ReadFile(f.path)
	return b
}

func (f file) Next() Source { return file{f.path + ".next"} }
