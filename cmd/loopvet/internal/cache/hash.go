package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"os"
)

// Hash collects what data depends on. Each part is written with its length, so
// that no two lists of parts are one.
type Hash struct{ h hash.Hash }

// NewHash returns an empty Hash.
func NewHash() *Hash { return &Hash{sha256.New()} }

// String adds a part.
func (h *Hash) String(s string) {
	h.length(len(s))
	h.h.Write([]byte(s))
}

// Sub adds the key of other data.
func (h *Hash) Sub(k Key) { h.h.Write(k[:]) }

// File adds the content of a file.
func (h *Hash) File(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	h.length(len(data))
	h.h.Write(data)
	return nil
}

func (h *Hash) length(n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	h.h.Write(b[:])
}

// Key is the key of all parts.
func (h *Hash) Key() (k Key) {
	h.h.Sum(k[:0])
	return k
}
