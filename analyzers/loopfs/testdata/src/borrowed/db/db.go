// Package db calls what it is given while it has a transaction.
package db

type Tx struct{ names map[string]string }

type DB struct{ tx Tx }

func (d *DB) WithTx(f func(*Tx) error) error { return f(&d.tx) }

func (t *Tx) Get(key string) string { return t.names[key] }
