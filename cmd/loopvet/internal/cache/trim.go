package cache

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// What is kept: nothing that was not used for a month, and of the rest no more
// than so many bytes, the latest used first. A large program's entries are some
// 100 MB.
const (
	unused = 30 * 24 * time.Hour
	limit  = 1 << 30
	period = time.Hour // between two trims: a day of many versions of a program filled ten times the limit
)

// Trim removes old entries, once an hour; at other times it returns at once.
func (c *Cache) Trim() {
	if c == nil {
		return
	}
	mark := filepath.Join(c.dir, layout, "trimmed")
	if info, err := os.Stat(mark); err == nil && c.now().Sub(info.ModTime()) < period {
		return
	}
	// The mark comes first: others need not do the same now. Without it
	// nothing was ever written here.
	if os.WriteFile(mark, nil, 0o666) != nil {
		return
	}
	now := c.now()
	_ = os.Chtimes(mark, now, now)
	c.trim(limit)
}

func (c *Cache) trim(limit int64) {
	files := c.files()
	slices.SortFunc(files, func(a, b file) int { return -a.used.Compare(b.used) })
	var size int64
	for _, f := range files {
		age := c.now().Sub(f.used)
		if size += f.size; age > unused || size > limit && !f.unfinished || f.unfinished && age > time.Hour {
			os.Remove(f.path)
			size -= f.size
		}
	}
}

type file struct {
	path       string
	size       int64
	used       time.Time
	unfinished bool
}

func (c *Cache) files() (files []file) {
	if c == nil {
		return nil
	}
	_ = filepath.WalkDir(filepath.Join(c.dir, layout), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Base(filepath.Dir(path)) == layout {
			return nil // gone meanwhile, or no entry
		}
		if info, err := d.Info(); err == nil {
			files = append(files, file{path, info.Size(), info.ModTime(), strings.HasPrefix(d.Name(), "tmp-")})
		}
		return nil
	})
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	return files
}

// Usage is the number of entries and their size in bytes.
func (c *Cache) Usage() (entries int, size int64) {
	for _, f := range c.files() {
		entries++
		size += f.size
	}
	return entries, size
}

// Clean removes all entries, those of other versions too. Of the directory
// nothing is removed that the cache has not made.
func (c *Cache) Clean() error {
	if c == nil {
		return nil
	}
	if err := os.RemoveAll(filepath.Join(c.dir, layout)); err != nil {
		return err
	}
	_ = os.Remove(c.dir) // if it is empty now
	return nil
}
