package cache

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// Tool identifies the running executable by what is in it: by the build ID that
// the linker leaves near its start, which ends in a hash of the content, or
// without one by a hash of all of it.
func Tool() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", err
	}
	if id := buildID(head[:n]); id != "" {
		return id, nil
	}
	h := NewHash()
	if err := h.File(name); err != nil {
		return "", err
	}
	k := h.Key()
	return string(k[:]), nil
}

// elfNote ends the header of the note in which ELF files have the ID: its type,
// and its owner. The length of the ID stands before that.
const elfNote = "\x04\x00\x00\x00Go\x00\x00"

// buildID finds the ID where cmd/internal/buildid does; "" if it is elsewhere.
func buildID(head []byte) string {
	if i := bytes.Index(head, []byte(elfNote)); i >= 4 {
		n := int(binary.LittleEndian.Uint32(head[i-4:]))
		if id := head[i+len(elfNote):]; n > 0 && n <= len(id) {
			return full(id[:n])
		}
	}
	_, rest, _ := bytes.Cut(head, []byte("\xff Go build ID: \""))
	id, _, ok := bytes.Cut(rest, []byte("\"\n \xff"))
	if !ok {
		return ""
	}
	return full(id)
}

// full is the ID if it has all four parts: what was done and what came of it, for
// the main package and for the executable.
func full(id []byte) string {
	if bytes.Count(id, []byte("/")) != 3 {
		return ""
	}
	return string(id)
}
