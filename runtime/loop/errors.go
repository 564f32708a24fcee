package loop

import "errors"

var (
	// ErrFull says that Options.Queue callbacks wait already.
	ErrFull = errors.New("loop: queue is full")
	// ErrClosed says that the loop is ending or has ended. Run returns it after Close.
	ErrClosed = errors.New("loop: closed")
	// ErrRan says that Run was called a second time.
	ErrRan = errors.New("loop: ran already")
	// ErrAbandoned completes work that was still running when the loop's grace was over.
	ErrAbandoned = errors.New("loop: work outlived the loop")
	// ErrOnLoop says that Wait was called on the loop that it waits for.
	ErrOnLoop = errors.New("loop: Wait on the loop's own goroutine would never return")
	// errGoexit ends a loop whose callback called runtime.Goexit, as t.FailNow does.
	// Nobody sees it: Run does not return then, its goroutine ends.
	errGoexit = errors.New("loop: callback called runtime.Goexit")
)
