// Package port declares the interface that joins two packages.
package port

type Store interface{ Load() }

// Current is filled by one importer and used by another.
var Current Store
