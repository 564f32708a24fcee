// Package store makes one store or another, as it is told.
package store

import "os"

// Loader returns what loads a document.
func Loader(kind string) func() {
	if kind == "disk" {
		return func() { os.ReadFile("document") }
	}
	return func() {}
}

// Saver is Loader for the other way, with one func for all.
func Saver(kind string) func() {
	save := func() {}
	switch kind {
	case "disk":
		save = func() { os.WriteFile("document", nil, 0o600) }
	case "memory":
		save = func() { _ = kind }
	}
	return save
}
