// Package middle stands between the program and upstream.
package middle

import "chain/upstream"

type Cache struct {
	store  *upstream.Store
	loaded map[string]bool
}

func New(path string) *Cache {
	return &Cache{store: upstream.Open(path), loaded: map[string]bool{}}
}

// Has looks like a getter.
func (c *Cache) Has(name string) bool {
	if !c.loaded[name] {
		c.refresh()
	}
	return c.loaded[name]
}

// Warm is promoted by Embedded.
func (c *Cache) Warm() { c.refresh() }

func (c *Cache) refresh() {
	if err := c.store.Load(); err != nil {
		return
	}
	c.store.Each(func(name string) { c.loaded[name] = true })
}

// Len only reads memory.
func (c *Cache) Len() int { return len(c.store.Names()) }

// Embedded promotes the methods of a Cache.
type Embedded struct{ *Cache }
