// Package disk does what its options say.
package disk

import "os"

// Mode is a way of reading.
type Mode int

const (
	Cached Mode = iota
	Direct
)

// Options are given as a struct.
type Options struct {
	Name    string
	Mode    Mode
	Durable bool
}

// Load reads in one mode only.
func Load(o *Options) {
	switch o.Mode {
	case Cached:
	case Direct:
		os.ReadFile(o.Name)
	}
}

// Save writes if it is told to.
func Save(o Options) {
	if o.Durable {
		os.WriteFile(o.Name, nil, 0o600)
	}
}

// Fill may change its options.
func Fill(o *Options) { o.Mode = Direct }
