// Package layout is a small copy of gio's.
package layout

type Context struct{}

type Dimensions struct{}

// Painter stands for the interfaces between a toolkit's own packages.
type Painter interface{ Paint() }
