// Package scratch makes temporary directories that do not outlive the command,
// also where somebody stops it: ctrl-C ends a Go program before what it deferred.
package scratch

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
)

var (
	mu    sync.Mutex
	dirs  = make(map[string]bool)
	watch sync.Once
)

// Dir makes a directory. Remove deletes it.
func Dir(prefix string) (dir string, err error) {
	watch.Do(func() {
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
		go clean(stop)
	})
	mu.Lock()
	defer mu.Unlock()
	if dir, err = os.MkdirTemp("", prefix); err == nil {
		dirs[dir] = true
	}
	return dir, err
}

// Remove deletes a directory that Dir made.
func Remove(dir string) {
	mu.Lock()
	defer mu.Unlock()
	delete(dirs, dir)
	os.RemoveAll(dir)
}

// clean waits for a signal that ends the command, and then ends it with the exit
// code that shells expect. What is in use stays locked out of mu, so that nobody
// makes one more directory.
func clean(stop <-chan os.Signal) {
	sig := <-stop
	mu.Lock()
	for dir := range dirs {
		os.RemoveAll(dir)
	}
	code := 1
	if s, ok := sig.(syscall.Signal); ok {
		code = 128 + int(s)
	}
	os.Exit(code)
}
