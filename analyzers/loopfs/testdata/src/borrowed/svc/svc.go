// Package svc gives funcs to the database behind an interface.
package svc

import "borrowed/db"

type Store interface {
	WithTx(func(*db.Tx) error) error
}

type Names struct {
	Store Store
	Hook  func(*db.Tx) error
}

// Name gives it its own.
func (n Names) Name(key string) (name string) {
	n.Store.WithTx(func(t *db.Tx) error { name = t.Get(key); return nil })
	return name
}

// Refresh gives it what somebody else has set.
func (n Names) Refresh() error { return n.Store.WithTx(n.Hook) }

// Each gives it what it is given itself.
func (n Names) Each(f func(*db.Tx) error) error { return n.Store.WithTx(f) }
