package ownloop

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/loopvet/loopvet/runtime/loop"
)

func (e *editor) otherwise(path string) {
	e.l.Post(func() {
		if path == "" {
			e.text = ""
		} else if err := os.Remove(path); err != nil { // stays: the condition before it decides whether it is called
			e.err = err
		}
	})
	e.l.Post(func() {
		switch path {
		case "":
		default:
			switch {
			case path == "a":
			case os.Remove(path) == nil: // stays: the cases before it decide whether it is called
			}
		}
	})
	e.l.Post(func() {
		switch path := path + "~"; os.Remove(path) { // stays: the switch has a statement before its tag
		case nil:
			e.text = ""
		}
	})
}

type note struct {
	name string
	n    int
}

func (n note) remove() error {
	return os.Remove(n.name) // stays: n is copied when remove is called
}

func (n *note) copied(e *editor) {
	e.l.Post(func() {
		n.name += "~"
		if err := n.remove(); err != nil {
			e.err = err
		}
	})
}

// soon calls its argument now if it can.
func (e *editor) soon(fn func()) {
	if e.l.OnLoop() {
		fn()
		return
	}
	e.l.Post(fn)
}

func (e *editor) wrapped(path string) {
	e.soon(func() {
		e.err = os.Remove(path) // stays: (*editor).soon may call (*editor).wrapped.func1 too
	})
}

type reloader interface{ again() }

type jotting struct {
	name string
	n    int
}

func (n *jotting) again() {
	if err := os.Remove(n.name); err != nil { // stays: (*jotting).again reads n, which others write
		n.n++
	}
}

func reload(r reloader) (int, error) {
	r.again()
	return 0, nil
}

func (n *jotting) both(e *editor) {
	e.l.Post(func() { n.again() })
	e.l.Post(func() { reload(n) })
}

type shelf struct {
	mu  sync.Mutex
	l   *loop.Loop
	err error
}

func (s *shelf) lock()   { s.mu.Lock() }
func (s *shelf) unlock() { s.mu.Unlock() }
func (s *shelf) report() { s.l.Post(func() { s.err = nil }) }

func (s *shelf) locked(path string) {
	s.l.Post(func() {
		s.mu.Lock()
		if path == "" {
			s.mu.Unlock()
			return
		}
		s.err = os.Remove(path) // stays: holds s.mu
		s.mu.Unlock()
	})
	s.l.Post(func() {
		s.lock()
		s.err = os.Mkdir(path, 0o700) // stays: s.lock takes or gives back a lock
		s.unlock()
	})
	s.l.Post(func() {
		s.l.Post(func() { s.err = nil })
		s.err = os.Truncate(path, 0) // stays: what s.l.Post gives to the loop would run before
	})
	s.l.Post(func() {
		s.report()
		s.err = os.Rename(path, path+"~") // stays: what s.report gives to the loop
	})
}

type rack struct {
	l     *loop.Loop
	rows  []string
	cells []int
	sum   int
	total *int
	err   error
	draw  func()
	inner
}

type inner struct{ depth int }

func (k *rack) deepen()           { k.inner = inner{1} }
func count(cells []int)           { cells[0]++ }
func (k *rack) bump()             { count(k.cells) }
func (k *rack) add(n int)         { k.sum += n; *k.total += n }
func (k *rack) label() string     { return k.rows[0] }
func (k *rack) rename(s []string) { k.rows = append(k.rows[:0], s...) }

func (k *rack) looked(path string) {
	seen := 0
	k.l.Post(func() { seen++ })
	k.l.Post(func() {
		if seen > 1 {
			k.err = os.Remove(path) // stays: seen may change between
			k.rows = append(k.rows, string(rune(seen)))
		}
	})
	k.l.Post(func() {
		n := k.cells[0]
		k.err = os.Mkdir(path, 0o700) // stays: cells may change between
		k.cells = append(k.cells, n)
	})
	k.l.Post(func() {
		n := k.sum
		k.err = os.Truncate(path, 0) // stays: sum may change between
		k.sum = n + 1
	})
	k.l.Post(func() {
		show := func() { k.rows[0] = path }
		show()
		k.err = os.Link(path, path+"~") // stays: rows may change between
		show()
	})
	k.l.Post(func() {
		p := &k.sum
		k.err = os.Symlink(path, path+"~") // stays: sum may change between
		path = string(rune(*p))
	})
	k.l.Post(func() {
		if k.depth > 0 {
			k.err = os.Chmod(path, 0o700) // stays: inner may change between
			path = string(rune(k.depth))
		}
	})
}

type drawer struct {
	l    *loop.Loop
	data []byte
	in   *bytes.Reader
	size *int
	n    int
	err  error
	all  []*bytes.Buffer
}

func (d *drawer) shrink(b []byte) fs.FileMode { d.data = b; return 0o700 }
func (d *drawer) grow()                       { *d.size++; d.n++ }

func (d *drawer) kept(path string) {
	d.l.Post(func() {
		data := []byte(path)
		d.in = bytes.NewReader(data)
		d.err = os.WriteFile(path, data, 0o600) // stays: data is shared with the loop
	})
	d.l.Post(func() {
		data := []byte(path)
		d.data = append(data, '.')
		d.err = os.WriteFile(path+"1", data, 0o600) // stays: data is shared with the loop
	})
	d.l.Post(func() {
		data := []byte(path)
		d.err = os.WriteFile(path+"2", data, d.shrink(data)) // stays: d.shrink changes something
	})
	d.l.Post(func() {
		buf := new(bytes.Buffer)
		d.data = buf.Bytes()
		_, d.err = io.Copy(buf, os.Stdin) // stays: buf is shared with the loop
	})
	d.l.Post(func() {
		d.err = d.truncate(path)
	})
	d.l.Post(func() {
		d.err = d.walk(path)
	})
}

func (d *drawer) truncate(path string) error {
	return os.Truncate(path, int64(*d.size)) // stays: (*drawer).truncate reads size, which others write
}

func (d *drawer) walk(path string) error {
	return filepath.WalkDir(path, d.visit) // stays: (*drawer).walk hands what it was given on
}

func (d *drawer) visit(path string, _ fs.DirEntry, err error) error {
	d.n++
	return err
}

func hidden(l, other *loop.Loop, path string) {
	l.Post(func() {
		l := other
		l.OnLoop()
		os.Remove(path) // stays: l is another variable at the call
	})
}

func (d *drawer) next() fs.FileMode { d.n++; return fs.FileMode(d.n) }

func (d *drawer) end(path string) {
	d.l.OnClose(func() {
		os.Remove(path) // stays: a loop that ends takes no work
	})
	d.l.Post(func() {
		d.err = os.Mkdir(path, d.next()) // stays: d.next changes something, and the order
	})
}
