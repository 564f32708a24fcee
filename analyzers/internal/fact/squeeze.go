package fact

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"sync"
)

// What a part of a layer is written as is copied into the file of every package
// above, where the go command hashes it in every run: paths and names make it four
// times as large as it need be.

// small is the length in bytes up to which it is not worth the while.
const small = 512

const (
	plainly  = 0 // the first byte of what follows as it is
	deflated = 1
)

var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is a valid one
	return w
}}

var inflaters = sync.Pool{New: func() any { return &inflater{flate: flate.NewReader(nil)} }}

type inflater struct {
	flate io.ReadCloser
	out   bytes.Buffer
}

func squeeze(data []byte) ([]byte, error) {
	if len(data) <= small {
		return append([]byte{plainly}, data...), nil
	}
	var b bytes.Buffer
	b.WriteByte(deflated)
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

var errSqueezed = errors.New("it begins with an unknown byte")

// unsqueeze has use look at what was squeezed. It must keep nothing of it: the next
// part is put into the same place.
func unsqueeze(data []byte, use func([]byte) error) error {
	switch {
	case len(data) > 0 && data[0] == plainly:
		return use(data[1:])
	case len(data) > 0 && data[0] == deflated:
		i := inflaters.Get().(*inflater)
		defer inflaters.Put(i)
		if err := i.flate.(flate.Resetter).Reset(bytes.NewReader(data[1:]), nil); err != nil {
			return err
		}
		i.out.Reset()
		if _, err := i.out.ReadFrom(i.flate); err != nil {
			return err
		}
		return use(i.out.Bytes())
	}
	return errSqueezed
}
