// Package layout is a small copy of gio's.
package layout

type Context struct{}

type Dimensions struct{}
