// Package parts makes a part that does nothing when it is drawn.
package parts

import "os"

// A Part is drawn.
type Part interface{ Draw() }

type label struct{ path string }

func (l *label) Draw() {}
func (l *label) Save() { os.Mkdir(l.path, 0o777) }

// Label makes a label.
func Label(path string) Part { return &label{path} }
