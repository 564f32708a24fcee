// Package cleanup gives functions to loops of the standard library.
package cleanup

import (
	"context"
	"net"
	"net/http"
	"os"
	"runtime"
	"time"
)

type file struct {
	name   string
	closed chan struct{}
}

func (f *file) finish() {
	os.Remove(f.name) // want `loopfs: os\.Remove \(fs\) blocks the finalizers loop`
	<-f.closed        // want `loopwait: channel receive \(wait\) blocks the finalizers loop`
}

func open(name string) *file {
	f := &file{name, make(chan struct{})}
	runtime.SetFinalizer(f, (*file).finish)
	return f
}

// Since Go 1.26 cleanups run on several goroutines.
func openClean(name string) *file {
	f := &file{name, make(chan struct{})}
	runtime.AddCleanup(f, func(name string) { os.Remove(name) }, name)
	runtime.SetFinalizer(f, func(f *file) { go f.finish() })
	return f
}

func serve() error {
	s := &http.Server{ConnContext: func(ctx context.Context, c net.Conn) context.Context {
		net.LookupAddr(c.RemoteAddr().String()) // want `loopdns: net\.LookupAddr \(dns\) blocks the http-accept loop`
		go net.LookupAddr(c.RemoteAddr().String())
		return ctx
	}}
	// Only StateNew is told by the goroutine that accepts.
	s.ConnState = func(net.Conn, http.ConnState) { time.Sleep(time.Second) }
	s.Handler = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(time.Second) })
	return s.ListenAndServe()
}
