package schedule

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/cgo"
)

// translation is what the cgo tool made of a package, or why it could not. Then
// the package has types only, with guesses for those of C.
type translation struct {
	Files []cgo.File
	Wrong string
	Tried time.Time

	key cache.Key
}

// again is how long it is believed that a dependency cannot be translated: the
// headers that are missing may come any day, and asking takes a compiler's start.
// Of a package that people work on it is asked each time.
const again = 24 * time.Hour

// most is how many names of C a dependency may have to be translated.
const most = 2000

// translate comes before all keys: whether a package has C's types or guesses
// matters to all that import it.
func (s *scheduler) translate(nodes []*node) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, s.workers())
	for _, n := range nodes {
		if n.pkg.Standard || len(n.pkg.CgoFiles) == 0 {
			continue
		}
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			n.c = s.translation(n)
		})
	}
	wg.Wait()
}

func (s *scheduler) translation(n *node) *translation {
	src := cgo.Source{
		Dir: n.pkg.Dir, Path: n.pkg.Path(), Files: n.pkg.CgoFiles,
		CPPFLAGS: n.pkg.CgoCPPFLAGS, CFLAGS: n.pkg.CgoCFLAGS, PkgConfig: n.pkg.CgoPkgConfig,
	}
	t := new(translation)
	var keyed bool
	if t.key, keyed = s.translationKey(n, src); keyed {
		if data, ok := s.Cache.Get(t.key); ok && gob.NewDecoder(bytes.NewReader(data)).Decode(t) == nil &&
			(t.Wrong == "" || !n.pkg.Main() && time.Since(t.Tried) < again) {
			return t
		}
	}
	t.Files, t.Wrong, t.Tried = nil, "", time.Now()
	names, err := src.Names()
	if err == nil && names > most && !n.pkg.Main() {
		err = fmt.Errorf("a dependency with %d names of C", names)
	}
	if err == nil {
		t.Files, err = s.Listing.C.Translate(context.Background(), src)
	}
	if err != nil {
		t.Wrong = err.Error()
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(t); err != nil {
		panic(err) // texts and a time
	}
	if keyed {
		s.Cache.Put(t.key, b.Bytes())
	}
	return t
}

// translationKey holds what a translation is made from, but for the headers that
// are not the package's own.
func (s *scheduler) translationKey(n *node, src cgo.Source) (k cache.Key, ok bool) {
	if s.Cache == nil {
		return k, false
	}
	h := cache.NewHash()
	h.String("cgo")
	h.String(s.Identity.Types)
	text, err := json.Marshal([]any{s.Listing.C, src})
	if err != nil {
		panic(err) // texts
	}
	h.String(string(text))
	if !s.Listing.Fixed(n.pkg) {
		for _, name := range n.pkg.CSources() {
			if h.File(name) != nil {
				return k, false
			}
		}
	}
	return h.Key(), true
}

// guessed is the reason why some package below has guesses for C's types, or the
// package itself.
func (s *scheduler) guessed(n *node) error {
	if n.c != nil && n.c.Wrong != "" {
		return errors.New(n.pkg.Path() + ": " + n.c.Wrong)
	}
	for _, dep := range s.imports(n) {
		if dep.guess != nil {
			return dep.guess
		}
	}
	return nil
}
