// Package signal is a library whose Emit calls all listeners, and waits for them.
package signal

// A Signal has listeners.
type Signal struct{ listeners []func(int) }

// Listen adds one.
func (s *Signal) Listen(f func(int)) { s.listeners = append(s.listeners, f) }

// Emit calls them.
func (s *Signal) Emit(n int) {
	for _, f := range s.listeners {
		f(n)
	}
}
