// Package ui asks its widgets what more they can do than to draw.
package ui

// A Widget is drawn.
type Widget interface{ Draw() }

// A Clicker is a Widget that can be clicked.
type Clicker interface{ Click() }

// A Dragger is a Clicker that can be dragged.
type Dragger interface {
	Clicker
	Drag()
}

// A Closer is asked for by nobody.
type Closer interface{ Close() }

// A Window has widgets.
type Window struct{ Widgets []Widget }

//loopvet:onloop ui
func (w *Window) event() {
	for _, x := range w.Widgets {
		if c, ok := x.(Clicker); ok {
			c.Click()
		}
		switch c := x.(type) {
		case Dragger:
			c.Drag()
		}
	}
}

// Run runs the window.
func (w *Window) Run() { w.event() }
