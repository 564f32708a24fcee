// Package ui is a window with buttons. One goroutine, the loop, draws it and runs
// every callback.
package ui

// Loop runs callbacks one after another.
type Loop struct {
	queue chan func()
	quit  chan struct{}
}

// NewLoop makes a loop that Run starts.
func NewLoop() *Loop {
	return &Loop{queue: make(chan func(), 64), quit: make(chan struct{})}
}

// Post has the loop run f, and does not wait for it.
func (l *Loop) Post(f func()) { l.queue <- f }

// PostAndWait has the loop run f, and returns when it is done.
func (l *Loop) PostAndWait(f func()) {
	done := make(chan struct{})
	l.Post(func() {
		defer close(done)
		f()
	})
	<-done
}

// Run runs callbacks until Stop is called.
func (l *Loop) Run() {
	for {
		select {
		case f := <-l.queue:
			f()
		case <-l.quit:
			return
		}
	}
}

// Stop ends Run.
func (l *Loop) Stop() { close(l.quit) }
