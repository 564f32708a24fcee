// Package mixer plays tones through oto.
package mixer

import (
	"io"
	"os"

	"github.com/ebitengine/oto/v3"
)

type tone struct {
	file  *os.File
	ready chan struct{}
}

func (t *tone) Read(p []byte) (int, error) {
	<-t.ready             // want `loopwait: channel receive \(wait\) blocks the oto loop`
	return t.file.Read(p) // a source may read files
}

// prefetched is filled by a goroutine.
type prefetched struct{ data chan []byte }

func (s *prefetched) Read(p []byte) (int, error) {
	select {
	case b := <-s.data:
		return copy(p, b), nil
	default:
		clear(p)
		return len(p), nil
	}
}

func (s *prefetched) fill(r io.Reader) {
	for {
		b := make([]byte, 4096)
		if _, err := r.Read(b); err != nil {
			return
		}
		s.data <- b
	}
}

func play(c *oto.Context, file *os.File, ready chan struct{}) {
	c.NewPlayer(&tone{file, ready}).Play()
	s := &prefetched{make(chan []byte, 8)}
	go s.fill(file)
	c.NewPlayer(s).Play()
}
