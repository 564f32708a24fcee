// Package opengl is a small copy of pixel's windows: their methods ask the main
// thread and wait for it.
package opengl

type Window struct{ scroll func(win *Window, y float64) }

var main = make(chan func())

func call(f func()) {
	done := make(chan bool)
	main <- func() {
		f()
		done <- true
	}
	<-done
}

func (w *Window) Closed() (closed bool) {
	call(func() { closed = false })
	return closed
}

func (w *Window) Update()               { call(func() {}) }
func (w *Window) SetTitle(title string) { call(func() {}) }

func (w *Window) SetScrollCallback(callback func(win *Window, y float64)) { w.scroll = callback }
