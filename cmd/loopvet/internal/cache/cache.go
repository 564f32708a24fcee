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
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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

// Put keeps the data. Where that fails, it is not there next time.
func (c *Cache) Put(key Key, data []byte) {
	if c == nil {
		return
	}
	path := c.path(key)
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, unfinished)
	if errors.Is(err, fs.ErrNotExist) && os.MkdirAll(dir, 0o777) == nil {
		f, err = os.CreateTemp(dir, unfinished)
	}
	if err != nil {
		return
	}
	sum := sha256.Sum256(data)
	_, e1 := f.Write(append([]byte(magic), sum[:]...))
	_, e2 := f.Write(data)
	if errors.Join(e1, e2, f.Close()) != nil || os.Rename(f.Name(), path) != nil {
		os.Remove(f.Name())
	}
}

// unfinished is the pattern for the names of files that are being written.
const unfinished = "tmp-*"

func (c *Cache) path(key Key) string {
	name := hex.EncodeToString(key[:])
	return filepath.Join(c.dir, layout, name[:2], name[2:])
}
