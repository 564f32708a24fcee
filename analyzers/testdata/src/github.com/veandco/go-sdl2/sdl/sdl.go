// Package sdl is a small copy of SDL's binding: Do waits until the main thread
// has run the func.
package sdl

type Event interface{ GetType() uint32 }

func PollEvent() Event { return nil }
func WaitEvent() Event { return nil }

var queue = make(chan func())

func Do(f func()) {
	done := make(chan bool, 1)
	queue <- func() {
		f()
		done <- true
	}
	<-done
}
