package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/runtime/loop"
	"github.com/loopvet/loopvet/runtime/pool"
)

// api's methods whose names say so are called on the loop; so sessions needs no lock.
type api struct {
	l        *loop.Loop
	users    *users
	sessions map[string]string // name by token
}

func (a *api) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /users", a.onLoop(http.StatusCreated, a.loopAdd))
	mux.HandleFunc("POST /sessions", a.onLoop(http.StatusOK, a.loopLogin))
	mux.HandleFunc("GET /sessions", a.onLoop(http.StatusOK, a.loopList))
	return mux
}

type request struct{ name, password string }

// answer is given once, with the body of the response.
type answer func(body string, err error)

// onLoop brings a request to the loop and waits, on net/http's goroutine, for the answer.
func (a *api) onLoop(ok int, handle func(request, answer)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		req := request{r.FormValue("name"), r.FormValue("password")}
		f := loop.NewFuture[string](a.l)
		var body string
		err := a.l.Post(func() { handle(req, f.Resolve) })
		if err == nil {
			body, err = f.Wait(r.Context())
		}
		switch {
		case err == nil:
			w.WriteHeader(ok)
			_, _ = fmt.Fprintln(w, body)
		case errors.Is(err, errTaken):
			http.Error(w, err.Error(), http.StatusConflict)
		case errors.Is(err, errWrong):
			http.Error(w, err.Error(), http.StatusForbidden)
		default: // the queue or the pool is full, or the loop ends
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		}
	}
}

func (a *api) loopAdd(r request, reply answer) {
	loop.Offload(a.l, pool.CPU, func(context.Context) (secret, error) {
		return newSecret(r.password)
	}, func(s secret, err error) {
		if err != nil {
			reply("", err)
			return
		}
		loop.Offload(a.l, pool.IO, func(ctx context.Context) (string, error) {
			return r.name, a.users.add(ctx, r.name, s)
		}, reply)
	})
}

func (a *api) loopLogin(r request, reply answer) {
	loop.Offload(a.l, pool.IO, func(ctx context.Context) (secret, error) {
		return a.users.find(ctx, r.name)
	}, func(s secret, err error) {
		if err != nil {
			reply("", err)
			return
		}
		loop.Offload(a.l, pool.CPU, func(context.Context) (bool, error) {
			return s.matches(r.password)
		}, func(ok bool, err error) {
			if err == nil && !ok {
				err = errWrong
			}
			if err != nil {
				reply("", err)
				return
			}
			token := rand.Text()
			a.sessions[token] = r.name
			reply(token, nil)
		})
	})
}

func (a *api) loopList(_ request, reply answer) {
	names := slices.Sorted(maps.Values(a.sessions))
	reply(strings.Join(slices.Compact(names), " "), nil)
}
