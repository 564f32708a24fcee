// Package cache keeps the results of earlier runs in files, one for each result.
//
// A key says all that the data depends on, so an entry is never wrong, and
// entries are never changed: they are written beside their place and renamed into
// it, and several processes need no lock. An entry that cannot be read or is
// damaged is a miss; whoever makes the data again writes it anew. A failure to
// write is no failure of the run.
package cache

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Variable names the directory to use instead of the user's cache directory;
// "off" is none.
const Variable = "LOOPVET_CACHE"

// layout is part of the path: another version of the file format has other files.
const layout = "v1"

// Cache is a directory. Nil is a cache that has nothing and keeps nothing.
type Cache struct {
	dir string
	now func() time.Time

	mu     sync.Mutex
	failed error // the first
}

// Key names the data. Make it with [KeyOf].
type Key [sha256.Size]byte

// KeyOf is the key of data that depends on the parts.
func KeyOf(parts ...string) Key {
	h := NewHash()
	for _, p := range parts {
		h.String(p)
	}
	return h.Key()
}

// Open returns the cache that the environment asks for, nil if that is none.
func Open() (*Cache, error) {
	dir := os.Getenv(Variable)
	switch {
	case dir == "off":
		return nil, nil
	case dir == "":
		user, err := os.UserCacheDir()
		if err != nil {
			return nil, nil // no home directory: in some containers
		}
		dir = filepath.Join(user, "loopvet")
	case !filepath.IsAbs(dir):
		return nil, errors.New(Variable + " is neither an absolute path nor \"off\"")
	}
	return At(dir), nil
}

// At returns the cache in a directory, which need not exist.
func At(dir string) *Cache { return &Cache{dir: dir, now: time.Now} }

// Dir is where the cache is.
func (c *Cache) Dir() string { return c.dir }

// magic begins every entry; the sum of what follows comes next.
const magic = "loopvet cache 1\n"

// Get returns the data of an entry.
func (c *Cache) Get(key Key) (data []byte, ok bool) {
	if c == nil {
		return nil, false
	}
	path := c.path(key)
	all, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	rest, ok := bytes.CutPrefix(all, []byte(magic))
	if !ok || len(rest) < sha256.Size || sha256.Sum256(rest[sha256.Size:]) != [sha256.Size]byte(rest) {
		return nil, false
	}
	c.use(path)
	return rest[sha256.Size:], true
}

// touched is how old the time of the last use may be on disk. Every entry of
// every run would be a write otherwise.
const touched = time.Hour

func (c *Cache) use(path string) {
	info, err := os.Stat(path)
	if now := c.now(); err == nil && now.Sub(info.ModTime()) > touched {
		_ = os.Chtimes(path, now, now)
	}
}

// Put keeps the data. Where that fails, it is not there next time, and
// [Cache.Err] says why.
func (c *Cache) Put(key Key, data []byte) {
	if c == nil {
		return
	}
	if err := c.put(c.path(key), data); err != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.failed == nil {
			c.failed = err
		}
	}
}

// Err is the first failure to write, nil if there was none.
func (c *Cache) Err() error {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (c *Cache) put(path string, data []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, unfinished)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
		f, err = os.CreateTemp(dir, unfinished)
	}
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	_, e1 := f.Write(append([]byte(magic), sum[:]...))
	_, e2 := f.Write(data)
	err = cmp.Or(e1, e2, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		if _, there := os.Stat(path); there == nil {
			return nil // another process was faster, and holds the file
		}
	}
	return err
}

// unfinished is the pattern for the names of files that are being written.
const unfinished = "tmp-*"

func (c *Cache) path(key Key) string {
	name := hex.EncodeToString(key[:])
	return filepath.Join(c.dir, layout, name[:2], name[2:])
}
