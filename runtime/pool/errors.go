package pool

import (
	"errors"
	"fmt"
	"runtime/debug"
)

var (
	// ErrFull says that the class's queue holds Options.Queue tasks already.
	ErrFull = errors.New("pool: queue is full")
	// ErrClosed says that the pool was closed before the work started.
	ErrClosed = errors.New("pool: closed")
	// ErrGoexit says that the work ended its goroutine, as t.FailNow does.
	ErrGoexit = errors.New("pool: work called runtime.Goexit")
)

// PanicError is a panic that was recovered, in work or in a loop's callback.
type PanicError struct {
	Value any    // what panic was called with; panic(nil) is a *runtime.PanicNilError
	Stack []byte // of the goroutine that panicked, as debug.Stack prints it
}

// NewPanicError wraps a recovered value with the stack of the calling goroutine.
// Call it in the deferred function that recovered.
func NewPanicError(value any) *PanicError {
	return &PanicError{Value: value, Stack: debug.Stack()}
}

// Error has the value and the stack.
func (e *PanicError) Error() string {
	return fmt.Sprintf("panic: %v\n\n%s", e.Value, e.Stack)
}

// Unwrap returns the value if it is an error, else nil.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}
