// Command api is an HTTP API on runtime/loop: the loop owns the sessions, passwords
// are hashed and the database is asked on the pool.
//
// Usage: api [-listen addr] [-db file]
//
//	POST /users    name, password   201, or 409 if there is one
//	POST /sessions name, password   200 and a token, or 403
//	GET  /sessions                  200 and who is there, by name
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"

	"github.com/loopvet/loopvet/runtime/loop"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8080", "address")
	file := flag.String("db", "users.db", "database")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ln, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	if err := serve(ctx, ln, *file); err != nil && !errors.Is(err, context.Canceled) {
		log.Fatal(err)
	}
}

// serve answers until ctx ends.
func serve(ctx context.Context, ln net.Listener, file string) error {
	users, err := openUsers(file)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	l := loop.New(loop.Options{})
	a := &api{l: l, users: users, sessions: map[string]string{}}
	srv := &http.Server{Handler: a.handler()}
	var served error
	l.Hold() // the server's goroutines post
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if served = srv.Serve(ln); !errors.Is(served, http.ErrServerClosed) {
			l.Close()
		}
	}()
	err = l.Run(ctx)
	shut := srv.Close() // after the last completion: the answers have been given
	<-ended
	if errors.Is(served, http.ErrServerClosed) {
		served = nil
	}
	return errors.Join(err, served, shut, users.Close())
}
